package dev.tandem.metrics;

import dev.tandem.events.Complexity;
import dev.tandem.events.Handler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One combination of the dimensions that facts are summed by. A dimension that is not known is {@code unknown}; one
 * that is summed over is empty.
 */
public record Slice(
        String organisation,
        String handler,
        String channel,
        String language,
        String topic,
        String complexity,
        String market) {

    public static Slice of(
            String organisation,
            @Nullable Handler handler,
            @Nullable String channel,
            @Nullable String language,
            @Nullable String topic,
            @Nullable Complexity complexity,
            @Nullable String market) {
        return new Slice(
                organisation,
                name(handler),
                orUnknown(channel),
                orUnknown(language),
                orUnknown(topic),
                name(complexity),
                orUnknown(market));
    }

    private static String name(@Nullable Enum<?> constant) {
        return constant == null ? "unknown" : constant.name().toLowerCase(Locale.ROOT);
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? "unknown" : value;
    }

    /** The slice that hours are summed by: an hour with all dimensions would be a copy of the episodes. */
    Slice ofHour() {
        return new Slice(organisation, handler, channel, "", "", "", "");
    }
}
