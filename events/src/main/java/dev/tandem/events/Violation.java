package dev.tandem.events;

/**
 * One reason why something is refused.
 *
 * @param pointer RFC 6901 JSON pointer to the place, empty for the whole
 * @param reason a sentence without subject that never quotes a value, for instance {@code is before /startedAt}
 */
public record Violation(String pointer, String reason) {
    /** The same reason with its pointer moved below {@code prefix}. */
    public Violation below(String prefix) {
        return new Violation(prefix + pointer, reason);
    }
}
