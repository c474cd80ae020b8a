package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads {@code tandem.claims.v1} as anybody may. */
final class PublishedClaims {
    private static final String TOPIC = "tandem.claims.v1";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private PublishedClaims() {}

    /** The first record of a claim that is as it is waited for. */
    static JsonNode await(String bootstrapServers, String claim, Predicate<JsonNode> condition) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    JsonNode value = json.readTree(record.value());
                    if (new String(record.key(), UTF_8).equals(claim) && condition.test(value)) {
                        return value;
                    }
                }
                assertThat(System.nanoTime()).as("the claim on the topic").isLessThan(deadline);
            }
        }
    }
}
