package dev.tandem.ingest;

import dev.tandem.events.EventData;
import dev.tandem.events.EventType;
import dev.tandem.events.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that was refused, as far as it may be kept so that it can be mended.
 *
 * @param rejectedAt when
 * @param organisation whose event it would have been, where that can be told
 * @param eventId its id, as far as it is one
 * @param eventSource its source, as far as it is one
 * @param eventType its type, known or not
 * @param violations why, never empty, never quoting a value
 * @param coordinates where it stood, for instance {@code POST /v1/events index 3}
 * @param bytes how large it was
 * @param kept its data as far as they may be kept; null when there is nothing to mend
 */
public record Refusal(
        Instant rejectedAt,
        @Nullable String organisation,
        @Nullable String eventId,
        @Nullable String eventSource,
        @Nullable String eventType,
        List<Violation> violations,
        String coordinates,
        int bytes,
        @Nullable Kept kept) {

    /** Data of which nothing is left that may not be stored, the customer under a pseudonym. */
    public sealed interface Kept {
        /** Whose event it would have been, where that can be told. */
        @Nullable
        String organisation();
    }

    /** Those members of wrong data that the contract knows and allows. */
    public record Part(EventType type, Map<String, Object> members) implements Kept {
        @Override
        public @Nullable String organisation() {
            return members.get("organisation") instanceof String organisation ? organisation : null;
        }
    }

    /** Data in which nothing is wrong by itself. */
    public record Whole(EventData data) implements Kept {
        @Override
        public @Nullable String organisation() {
            return data.organisation();
        }
    }
}
