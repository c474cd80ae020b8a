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
    REJECTED(Duration.ofDays(30)),
    /** The sums as they stand, the newest of each cell; what a newer one replaced is gone after about a day. */
    INDICATORS(null) {
        @Override
        public Map<String, String> configuration() {
            return newestOfEachKey();
        }
    },
    /** The claims of articles as they stand, the newest of each. */
    CLAIMS(null) {
        @Override
        public Map<String, String> configuration() {
            return newestOfEachKey();
        }
    };

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

    private static Map<String, String> newestOfEachKey() {
        return Map.of(
                "cleanup.policy",
                "compact",
                // what is written to now is never compacted, so it must not stay that for long
                "segment.ms",
                Long.toString(Duration.ofHours(1).toMillis()),
                "segment.bytes",
                Integer.toString(128 << 20),
                "min.cleanable.dirty.ratio",
                "0.3",
                "max.compaction.lag.ms",
                Long.toString(Duration.ofDays(1).toMillis()));
    }
}
