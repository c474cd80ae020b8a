package dev.tandem.metrics;

import dev.tandem.events.Complexity;
import dev.tandem.events.Handler;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One combination of the dimensions that facts are summed by. A dimension that is not known is {@code unknown}; one
 * that is summed over is empty.
 *
 * @param reason of a handover, where these are summed by it; else empty
 */
public record Slice(
        String organisation,
        String handler,
        String channel,
        String language,
        String topic,
        String complexity,
        String market,
        String reason) {

    private static final Map<Enum<?>, String> NAMES = new ConcurrentHashMap<>();

    /** Stands where a dimension is not known. */
    public static final String UNKNOWN = "unknown";

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
                orUnknown(market),
                "");
    }

    /** Always the same string of a constant, whose hash is then worked out once and not with every event. */
    private static String name(@Nullable Enum<?> constant) {
        return constant == null
                ? UNKNOWN
                : NAMES.computeIfAbsent(constant, any -> any.name().toLowerCase(Locale.ROOT));
    }

    private static String orUnknown(@Nullable String value) {
        return value == null ? UNKNOWN : value;
    }

    /**
     * The slice that sums this one up by handler and channel. Hours are summed by it alone: an hour with all dimensions
     * would be a copy of the episodes.
     */
    public Slice ofChannel() {
        return new Slice(organisation, handler, channel, "", "", "", "", "");
    }

    /** The slice that sums this one up by handler, channel and topic. */
    public Slice ofTopic() {
        return new Slice(organisation, handler, channel, "", topic, "", "", "");
    }

    /** Whether it tells all dimensions apart, and nothing else. */
    public boolean isWhole() {
        return !language.isEmpty() && reason.isEmpty();
    }

    /** The slice that handovers for this reason are summed by. */
    Slice ofReason(@Nullable String why) {
        return new Slice(organisation, handler, channel, language, topic, complexity, market, orUnknown(why));
    }
}
