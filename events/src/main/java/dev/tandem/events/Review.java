package dev.tandem.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of a reviewer on one sampled episode. There is no field for who was reviewed or who reviewed.
 *
 * @param quality 0 to 100
 * @param empathy 1 to 5
 * @param correct whether what the customer was told is true
 */
public record Review(
        @Text(max = 100) String organisation,
        String episode,
        Instant reviewedAt,
        @Nullable @Range(min = 0, max = 100) Double quality,
        @Nullable @Range(min = 1, max = 5) Double empathy,
        @Nullable Boolean correct,
        @Nullable Reviewer reviewer)
        implements EventData {

    /** The kind of reviewer, never who. */
    public enum Reviewer {
        PERSON,
        AUTOMATIC
    }
}
