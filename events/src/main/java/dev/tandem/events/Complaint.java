package dev.tandem.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A complaint about an episode, or about service with the given dimensions when the episode is not known.
 *
 * @param complaint the source's own key, so that its closing can be told later; the event's id when missing
 * @param upheld whether the customer was right
 */
public record Complaint(
        @Text(max = 100) String organisation,
        Instant openedAt,
        @Text(max = 64) String category,
        @Nullable String complaint,
        @Nullable String episode,
        @Nullable Handler handler,
        @Nullable @Text(max = 64) String channel,
        @Nullable @Text(max = 35) String language,
        @Nullable @Text(max = 100) String topic,
        @Nullable Complexity complexity,
        @Nullable @Text(max = 64) String market,
        @Nullable Instant closedAt,
        @Nullable Boolean upheld)
        implements EventData {

    public Complaint {
        Rules.rules()
                .ordered("openedAt", openedAt, "closedAt", closedAt)
                .refuseIf(episode != null && handler != null, "handler", "is derived from the episode")
                .hold();
    }
}
