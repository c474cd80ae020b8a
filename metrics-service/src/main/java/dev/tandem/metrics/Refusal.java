package dev.tandem.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was refused and why, as far as it may be kept.
 *
 * @param recordId identity of the refusal, so that telling it twice makes one
 * @param stage {@code ingest} or {@code metrics}
 * @param violations JSON array of pointers and reasons
 * @param coordinates where it came in
 * @param bytes size of what was refused
 * @param event JSON object of what may be kept of it, so that it can be mended and sent again
 */
public record Refusal(
        String recordId,
        Instant rejectedAt,
        String stage,
        @Nullable String organisation,
        @Nullable String eventId,
        @Nullable String eventSource,
        @Nullable String eventType,
        String violations,
        @Nullable String coordinates,
        int bytes,
        @Nullable String event) {

    /** The same without the event, where that cannot be kept. */
    public Refusal withoutEvent() {
        return new Refusal(
                recordId,
                rejectedAt,
                stage,
                organisation,
                eventId,
                eventSource,
                eventType,
                violations,
                coordinates,
                bytes,
                null);
    }
}
