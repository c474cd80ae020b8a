package dev.tandem.metrics.kafka;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How events are read from Kafka. */
@ConfigMapping(prefix = "tandem.metrics.kafka")
interface KafkaConfig {
    /** Consumers in this process, each with a thread and a transaction of its own; zero counts nothing here. */
    @WithDefault("2")
    int consumers();

    /** The most events of one transaction. */
    @WithDefault("5000")
    int maxPollRecords();

    /**
     * The most bytes of one partition in a fetch. A batch costs the database the same for few events as for many, so a
     * fetch should fill one.
     */
    @WithDefault("1048576")
    int maxPartitionFetchBytes();

    /** How long a fetch waits for the first record. */
    @WithDefault("100MS")
    Duration fetchMaxWait();

    /** Until when Kafka must have answered a question about lag, or given a record that is replayed. */
    @WithDefault("5S")
    Duration timeout();
}
