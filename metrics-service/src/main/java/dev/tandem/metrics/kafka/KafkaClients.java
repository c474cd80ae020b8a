package dev.tandem.metrics.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes clients of the broker that the keys {@code kafka.*} name; all such keys hold for all of them. */
@Singleton
class KafkaClients {
    /** The consumer group of all instances of this service. */
    static final String GROUP = "tandem-metrics";

    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    private final Map<String, Object> broker;
    private final KafkaConfig config;

    KafkaClients(@Identifier("default-kafka-broker") Map<String, Object> broker, KafkaConfig config) {
        this.broker = broker;
        this.config = config;
    }

    /** A member of the group that commits when it is told to. */
    Consumer<byte[], byte[]> groupMember(String name) {
        Map<String, Object> settings = settings(ConsumerConfig.configNames());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        // after a crash nobody gets the partitions of the dead before this is over
        settings.putIfAbsent(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, config.maxPollRecords());
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, config.maxPartitionFetchBytes());
        settings.put(
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                Math.toIntExact(config.fetchMaxWait().toMillis()));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer outside of any group that is told what to read and never commits. */
    Consumer<byte[], byte[]> reader() {
        Map<String, Object> settings = settings(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // a fetch brings at least one batch of a partition, and more is not wanted
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        return Admin.create(settings(AdminClientConfig.configNames()));
    }

    private Map<String, Object> settings(Set<String> known) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.keySet().retainAll(known);
        return settings;
    }
}
