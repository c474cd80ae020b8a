package dev.tandem.events;

/**
 * Forget this person's facts everywhere; sums stay.
 *
 * @param customer the person; a keyed pseudonym from ingest on
 */
public record Erasure(@Text(max = 100) String organisation, String customer) implements EventData {}
