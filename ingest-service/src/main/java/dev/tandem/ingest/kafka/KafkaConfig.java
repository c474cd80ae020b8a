package dev.tandem.ingest.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long this service waits for Kafka. */
@ConfigMapping(prefix = "tandem.ingest.kafka")
interface KafkaConfig {
    /** Until when the broker must have confirmed what was handed over; longer than the producer's delivery.timeout.ms. */
    @WithDefault("9S")
    Duration confirmationTimeout();

    /** The most bytes of memory that records may take whose confirmation has not come. */
    @WithDefault("67108864")
    int maxBytesInFlight();

    /** How long a request waits until there is room for more records among them. */
    @WithDefault("3S")
    Duration roomTimeout();

    /** Until when the broker must have answered a readiness check. */
    @WithDefault("2S")
    Duration readinessTimeout();
}
