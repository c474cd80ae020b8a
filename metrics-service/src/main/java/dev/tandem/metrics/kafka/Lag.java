package dev.tandem.metrics.kafka;

import dev.tandem.events.Topic;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How far the consumer group is behind, as the broker knows it: for the group as a whole, and right even where a consumer
 * of this process hangs or is gone.
 */
@Singleton
class Lag {
    private static final Logger LOG = Logger.getLogger(Lag.class);
    /** What the group reads; what is written for others alone never is processed here. */
    static final Set<Topic> READ =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Topic.INDICATORS, Topic.CLAIMS)));

    private static final List<String> TOPICS =
            READ.stream().map(Topic::topicName).toList();

    private final KafkaClients clients;
    private final KafkaConfig config;
    private final Clock clock;
    private @Nullable Admin admin;
    private @Nullable RecordReader reader;
    private volatile @Nullable Map<Topic, Behind> behind;
    private volatile @Nullable Instant askedAt;

    Lag(KafkaClients clients, KafkaConfig config, Clock clock) {
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    /**
     * What of a topic is not processed yet.
     *
     * @param events how many records
     * @param oldest when the first of them was written, null when there is none
     */
    record Behind(long events, @Nullable Instant oldest) {
        /** How long the oldest has waited, zero when there is none. */
        Duration age(Instant now) {
            return oldest == null || now.isBefore(oldest) ? Duration.ZERO : Duration.between(oldest, now);
        }
    }

    /** What is behind, by topic; null when Kafka did not say when it was asked last. */
    @Nullable
    Map<Topic, Behind> behind() {
        return behind;
    }

    /** When Kafka said so, null when it never did. */
    @Nullable
    Instant askedAt() {
        return askedAt;
    }

    @Scheduled(every = "${tandem.metrics.lag.every}", concurrentExecution = ConcurrentExecution.SKIP)
    synchronized void ask() {
        try {
            behind = read();
            askedAt = clock.instant();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            if (behind != null) {
                LOG.warnf("Kafka does not tell the lag, reason=%s", Untold.innermost(e));
            }
            behind = null;
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<Topic, Behind> read() throws ExecutionException, InterruptedException, TimeoutException {
        Admin asked = admin();
        List<TopicPartition> partitions = answer(asked.describeTopics(TOPICS).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(asked.listConsumerGroupOffsets(KafkaClients.GROUP).partitionsToOffsetAndMetadata());
        Map<TopicPartition, Long> begin = offsets(asked, partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> end = offsets(asked, partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata done = committed.get(partition);
            long first = begin.getOrDefault(partition, 0L);
            long from = done == null ? first : Math.max(first, done.offset());
            if (from < end.getOrDefault(partition, 0L)) {
                next.put(partition, from);
            }
        }
        return byTopic(next, end);
    }

    private Map<Topic, Behind> byTopic(Map<TopicPartition, Long> next, Map<TopicPartition, Long> end) {
        Map<TopicPartition, ConsumerRecord<byte[], byte[]>> oldest = next.isEmpty() ? Map.of() : reader().first(next);
        Map<Topic, Behind> behindByTopic = new EnumMap<>(Topic.class);
        for (Topic topic : READ) {
            long events = next.entrySet().stream()
                    .filter(entry -> entry.getKey().topic().equals(topic.topicName()))
                    .mapToLong(entry -> end.getOrDefault(entry.getKey(), 0L) - entry.getValue())
                    .sum();
            Instant first = oldest.values().stream()
                    .filter(record -> record.topic().equals(topic.topicName()))
                    .map(record -> Instant.ofEpochMilli(record.timestamp()))
                    .min(Instant::compareTo)
                    .orElse(null);
            behindByTopic.put(topic, new Behind(events, first));
        }
        return behindByTopic;
    }

    private Map<TopicPartition, Long> offsets(Admin asked, Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> question =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which));
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                answer(asked.listOffsets(question).all());
        return answers.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue()
                .offset()));
    }

    private <T> T answer(KafkaFuture<T> question) throws ExecutionException, InterruptedException, TimeoutException {
        return question.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Made on first use, since a broker whose name cannot be resolved yet must not stop the start. */
    private Admin admin() {
        Admin known = admin;
        if (known == null) {
            known = clients.admin();
            admin = known;
        }
        return known;
    }

    private RecordReader reader() {
        RecordReader known = reader;
        if (known == null) {
            known = new RecordReader(clients.reader(), config.timeout());
            reader = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
