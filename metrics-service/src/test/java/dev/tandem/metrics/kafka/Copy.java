package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a consumer holds that read the whole topic by the rules of docs/indicators-topic.md, and nothing else. */
record Copy(Map<String, JsonNode> cells, int records) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads all that is committed now. */
    static Copy of(String bootstrapServers) throws IOException {
        Map<String, JsonNode> cells = new HashMap<>();
        int records = 0;
        for (ConsumerRecord<byte[], byte[]> record : read(bootstrapServers)) {
            String key = new String(record.key(), UTF_8);
            JsonNode cell = JSON.readTree(record.value());
            JsonNode before = cells.get(key);
            if (before != null) {
                assertThat(cell.path("revision").asLong())
                        .as("an older cell came after a newer one, key=%s", key)
                        .isGreaterThanOrEqualTo(before.path("revision").asLong());
            }
            cells.put(key, cell);
            records++;
        }
        return new Copy(cells, records);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String bootstrapServers) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("tandem.indicators.v1").stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    /** What is not zero of each cell that is not empty, in the form of {@link StoredCells#sums}. */
    Map<String, Map<String, String>> sums() {
        Map<String, Map<String, String>> sums = new TreeMap<>();
        cells.values().forEach(cell -> {
            Map<String, String> values = new TreeMap<>();
            cell.path("counts")
                    .properties()
                    .forEach(
                            count -> values.put(count.getKey(), count.getValue().asText()));
            cell.path("durations")
                    .properties()
                    .forEach(duration -> values.put(
                            duration.getKey(),
                            duration.getValue().path("buckets") + " "
                                    + duration.getValue().path("counts")));
            if (!values.isEmpty()) {
                sums.put(place(cell), values);
            }
        });
        return sums;
    }

    private static String place(JsonNode cell) {
        List<String> parts = new ArrayList<>();
        for (String member : List.of(
                "organisation",
                "granularity",
                "period",
                "handler",
                "channel",
                "language",
                "topic",
                "complexity",
                "market",
                "reason")) {
            parts.add(cell.path(member).asText());
        }
        return String.join(" / ", parts);
    }
}
