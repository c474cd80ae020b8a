package dev.tandem.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How many records of some topics a consumer group has not done with yet. */
public final class ConsumerLag implements AutoCloseable {
    private final Admin admin;
    private final String group;
    private final List<String> topics;

    public ConsumerLag(String bootstrapServers, String group, List<String> topics) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.group = group;
        this.topics = List.copyOf(topics);
    }

    /** What metrics-service has still to count. */
    public static ConsumerLag ofMetrics(String bootstrapServers) {
        return new ConsumerLag(
                bootstrapServers,
                "tandem-metrics",
                List.of(dev.tandem.events.Topic.METRICS.topicName(), dev.tandem.events.Topic.ARTICLES.topicName()));
    }

    /**
     * The records that the group has not committed, now.
     *
     * @throws IllegalStateException when the broker does not answer
     */
    public long records() throws InterruptedException {
        try {
            return lag();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not tell the offsets of " + group, e);
        }
    }

    private long lag() throws InterruptedException, ExecutionException, TimeoutException {
        List<TopicPartition> partitions =
                admin.describeTopics(topics).allTopicNames().get(1, TimeUnit.MINUTES).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<TopicPartition, Long> starts = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get(1, TimeUnit.MINUTES);
        return partitions.stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata done = committed.get(partition);
                    return ends.getOrDefault(partition, 0L)
                            - (done == null ? starts.getOrDefault(partition, 0L) : done.offset());
                })
                .sum();
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> question = new HashMap<>();
        partitions.forEach(partition -> question.put(partition, which));
        return admin.listOffsets(question).all().get(1, TimeUnit.MINUTES).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, (Map.Entry<TopicPartition, ListOffsetsResultInfo> entry) -> entry.getValue()
                                .offset()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
