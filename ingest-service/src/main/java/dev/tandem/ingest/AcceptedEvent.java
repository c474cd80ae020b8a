package dev.tandem.ingest;

import dev.tandem.events.CloudEvent;

/**
 * An event that may go into the event log.
 *
 * @param event with the customer already under a pseudonym
 * @param value its data as they go out, JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, written once
public record AcceptedEvent(CloudEvent event, byte[] value) {}
