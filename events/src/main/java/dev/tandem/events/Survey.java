package dev.tandem.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a customer to one question about an episode, or about service with the given dimensions when the
 * episode is not known.
 *
 * @param score on the scale: csat 1 to 5, nps 0 to 10, ces 1 to 7
 */
public record Survey(
        @Text(max = 100) String organisation,
        Scale scale,
        @Range(min = 0, max = 10) Integer score,
        Instant answeredAt,
        @Nullable String episode,
        @Nullable Handler handler,
        @Nullable @Text(max = 64) String channel,
        @Nullable @Text(max = 35) String language,
        @Nullable @Text(max = 100) String topic,
        @Nullable Complexity complexity,
        @Nullable @Text(max = 64) String market)
        implements EventData {

    /** The question that was asked. */
    public enum Scale {
        CSAT,
        NPS,
        CES
    }

    public Survey {
        Rules.rules()
                .refuseIf(scale == Scale.CSAT && (score < 1 || score > 5), "score", "is not on the scale csat, 1 to 5")
                .refuseIf(scale == Scale.CES && (score < 1 || score > 7), "score", "is not on the scale ces, 1 to 7")
                .refuseIf(episode != null && handler != null, "handler", "is derived from the episode")
                .hold();
    }
}
