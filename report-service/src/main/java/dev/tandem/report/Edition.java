package dev.tandem.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * All that an answer depends on: of equal editions there is one answer.
 *
 * @param revision of the data that are asked; of several organisations the sum of theirs
 * @param from since when it can be the answer: numbers turn final by waiting
 * @param question what was asked, with the organisations as they are
 * @param form how it is written: a media type, a page and its language
 */
public record Edition(long revision, Instant from, Object question, String form) {
    /** Every zone's periods end with a quarter of an hour, so nothing turns final within one. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /** The edition of this quarter of an hour. */
    public static Edition of(Clock clock, long revision, Object question, String form) {
        return new Edition(revision, Clock.tick(clock, QUARTER).instant(), question, form);
    }
}
