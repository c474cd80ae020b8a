package dev.tandem.metrics.kafka;

import dev.tandem.events.Topic;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** The place of a record, written {@code topic/partition@offset}. */
record Coordinates(TopicPartition partition, long offset) {
    private static final Pattern WRITTEN = Pattern.compile("(tandem\\.[a-z]+\\.v1)/(\\d{1,6})@(\\d{1,18})");

    static Coordinates of(ConsumerRecord<?, ?> record) {
        return new Coordinates(new TopicPartition(record.topic(), record.partition()), record.offset());
    }

    /** What the text names, empty when that is no place on a topic that holds events. */
    static Optional<Coordinates> parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches() || !holdsEvents(written.group(1))) {
            return Optional.empty();
        }
        TopicPartition partition = new TopicPartition(written.group(1), Integer.parseInt(written.group(2)));
        return Optional.of(new Coordinates(partition, Long.parseLong(written.group(3))));
    }

    private static boolean holdsEvents(String topic) {
        return Arrays.stream(Topic.values())
                .anyMatch(known -> known != Topic.REJECTED && known.topicName().equals(topic));
    }

    @Override
    public String toString() {
        return partition.topic() + "/" + partition.partition() + "@" + offset;
    }
}
