package dev.tandem.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change in automation or in what people are told about it.
 *
 * @param share of the traffic, 0 to 1
 * @param told who was told
 */
public record Change(
        @Text(max = 100) String organisation,
        Instant at,
        Kind kind,
        @Nullable @Range(min = 0, max = 1) Double share,
        @Nullable @Text(max = 200) String told)
        implements EventData {

    /** What changed. */
    public enum Kind {
        ROLLOUT,
        ROLLBACK,
        MODEL,
        POLICY,
        DISCLOSURE
    }
}
