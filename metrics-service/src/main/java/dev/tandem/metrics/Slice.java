package dev.tandem.metrics;

import dev.tandem.events.Complexity;
import dev.tandem.events.Handler;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<Handler, String> HANDLERS = names(Handler.class);
    private static final Map<Complexity, String> COMPLEXITIES = names(Complexity.class);

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
                name(HANDLERS, handler),
                orUnknown(channel),
                orUnknown(language),
                orUnknown(topic),
                name(COMPLEXITIES, complexity),
                orUnknown(market),
                "");
    }

    /** Always the same string of a constant, whose hash is then worked out once and not with every event. */
    private static <E extends Enum<E>> Map<E, String> names(Class<E> type) {
        Map<E, String> names = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            names.put(constant, constant.name().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static <E extends Enum<E>> String name(Map<E, String> names, @Nullable E constant) {
        return constant == null ? UNKNOWN : names.getOrDefault(constant, UNKNOWN);
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

    /** Written out, as it is asked several times with every event: what a record brings is found anew for each component. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Slice slice
                        && topic.equals(slice.topic)
                        && language.equals(slice.language)
                        && market.equals(slice.market)
                        && channel.equals(slice.channel)
                        && complexity.equals(slice.complexity)
                        && handler.equals(slice.handler)
                        && reason.equals(slice.reason)
                        && organisation.equals(slice.organisation));
    }

    @Override
    public int hashCode() {
        int hash = organisation.hashCode();
        hash = 31 * hash + handler.hashCode();
        hash = 31 * hash + channel.hashCode();
        hash = 31 * hash + language.hashCode();
        hash = 31 * hash + topic.hashCode();
        hash = 31 * hash + complexity.hashCode();
        hash = 31 * hash + market.hashCode();
        return 31 * hash + reason.hashCode();
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
