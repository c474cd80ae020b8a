package dev.tandem.metrics.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads single records from their places, outside of every consumer group. One thread uses it. */
final class RecordReader implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final Duration timeout;

    RecordReader(Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
    }

    /**
     * The first record of each partition at its offset or behind it, as far as there is one.
     *
     * @throws KafkaException when Kafka does not give them in time
     */
    Map<TopicPartition, ConsumerRecord<byte[], byte[]>> first(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        consumer.assign(offsets.keySet());
        // what was paused below stays so when it is assigned again
        consumer.resume(offsets.keySet());
        offsets.forEach(consumer::seek);
        long end = System.nanoTime() + timeout.toNanos();
        while (found.size() < offsets.size()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException("no record in time");
            }
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofNanos(left));
            for (TopicPartition partition : records.partitions()) {
                found.putIfAbsent(partition, records.records(partition).get(0));
            }
            consumer.pause(records.partitions());
        }
        return found;
    }

    /**
     * The record at this place, empty when Kafka does not hold it any more, or never did.
     *
     * @throws KafkaException when Kafka does not answer in time
     */
    Optional<ConsumerRecord<byte[], byte[]>> at(Coordinates place) {
        TopicPartition partition = place.partition();
        boolean exists = consumer.partitionsFor(partition.topic(), timeout).stream()
                .anyMatch(known -> known.partition() == partition.partition());
        if (!exists || !held(place)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(first(Map.of(partition, place.offset())).get(partition))
                    .filter(record -> record.offset() == place.offset());
        } catch (InvalidOffsetException deletedJustNow) {
            return Optional.empty();
        }
    }

    private boolean held(Coordinates place) {
        Set<TopicPartition> partition = Set.of(place.partition());
        long begin = consumer.beginningOffsets(partition, timeout).getOrDefault(place.partition(), 0L);
        long end = consumer.endOffsets(partition, timeout).getOrDefault(place.partition(), 0L);
        return place.offset() >= begin && place.offset() < end;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
