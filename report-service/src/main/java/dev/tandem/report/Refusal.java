package dev.tandem.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that was refused.
 *
 * @param stage where: {@code ingest} or {@code metrics}
 * @param violations what was wrong with it
 * @param coordinates where it came from
 * @param bytes its size
 * @param event as much of it as may be kept, as JSON; null where nothing may
 */
public record Refusal(
        long id,
        Instant rejectedAt,
        String stage,
        @Nullable String organisation,
        @Nullable String eventId,
        @Nullable String eventSource,
        @Nullable String eventType,
        List<Fault> violations,
        @Nullable String coordinates,
        int bytes,
        @Nullable String event) {

    /**
     * One thing that was wrong.
     *
     * @param pointer the JSON pointer of the member
     * @param reason why
     */
    public record Fault(String pointer, String reason) {}
}
