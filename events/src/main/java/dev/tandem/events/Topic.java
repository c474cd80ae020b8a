package dev.tandem.events;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Kafka topics of the contract. */
public enum Topic {
    /** Everything that is counted; kept without limit, so that a replay of the whole topic is possible. */
    METRICS(null),
    /** Articles with their text; kept without limit. */
    ARTICLES(null),
    /** What was refused and why, without what may not be kept; 30 days. */
    REJECTED(Duration.ofDays(30));

    private final @Nullable Duration retention;

    Topic(@Nullable Duration retention) {
        this.retention = retention;
    }

    /** The name on the broker, for instance {@code tandem.metrics.v1}. */
    public String topicName() {
        return "tandem." + name().toLowerCase(Locale.ROOT) + ".v1";
    }

    /** Kafka's own topic settings for this topic. */
    public Map<String, String> configuration() {
        return Map.of(
                "cleanup.policy",
                "delete",
                "retention.ms",
                retention == null ? "-1" : Long.toString(retention.toMillis()));
    }
}
