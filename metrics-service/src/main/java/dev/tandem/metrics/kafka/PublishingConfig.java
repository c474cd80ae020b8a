package dev.tandem.metrics.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changed cells are published on {@code tandem.indicators.v1}. */
@ConfigMapping(prefix = "tandem.metrics.publishing")
interface PublishingConfig {
    /** Whether this instance publishes; of all that do, one is at it at a time. */
    @WithDefault("true")
    boolean enabled();

    /** How often changed cells are looked for. */
    @WithDefault("1S")
    Duration every();

    /** The longest pause between two attempts while Kafka or the database is away. */
    @WithDefault("30S")
    Duration longestPause();
}
