package dev.tandem.metrics;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Violation;

/** An event that is not counted, and why. */
public record Refused(CloudEvent event, Violation violation) {}
