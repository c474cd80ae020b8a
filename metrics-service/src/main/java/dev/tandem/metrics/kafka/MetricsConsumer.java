package dev.tandem.metrics.kafka;

import dev.tandem.events.Topic;
import dev.tandem.metrics.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Counts what comes, a batch at a time, in a thread of its own: poll, store, commit, and only then the next poll. Kafka
 * takes partitions away within a poll only, so none is ever taken away while a batch of it is in flight, and an offset is
 * committed after everything before it. What is stored and not committed comes again and counts once.
 */
final class MetricsConsumer implements Runnable {
    private static final Logger LOG = Logger.getLogger(MetricsConsumer.class);
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String name;
    private final Supplier<Consumer<byte[], byte[]>> clients;
    private final Batches batches;
    private final Patience patience;
    private final Pauses pauses = new Pauses();
    private volatile boolean stopping;
    private volatile @Nullable Consumer<byte[], byte[]> running;
    private volatile @Nullable Throwable failure;

    MetricsConsumer(String name, Supplier<Consumer<byte[], byte[]>> clients, Batches batches, Patience patience) {
        this.name = name;
        this.clients = clients;
        this.batches = batches;
        this.patience = patience;
    }

    String name() {
        return name;
    }

    /** Why it ended although nobody told it to, null while that did not happen. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** Lets it end after the batch that is in flight. Returns at once. */
    void stop() {
        stopping = true;
        Consumer<byte[], byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    @Override
    public void run() {
        try (Consumer<byte[], byte[]> consumer = connect()) {
            running = consumer;
            consumer.subscribe(List.of(Topic.METRICS.topicName()));
            while (!stopping) {
                countNext(consumer);
            }
        } catch (WakeupException stopped) {
            LOG.debugf("told to stop, consumer=%s", name);
        } catch (RuntimeException | Error e) {
            failure = e;
            LOG.errorf(
                    e instanceof KafkaException ? e : Untold.of(e),
                    "a consumer ended, nothing is lost, consumer=%s",
                    name);
        }
    }

    /** A broker whose name cannot be resolved yet must not end it. */
    private Consumer<byte[], byte[]> connect() {
        while (true) {
            try {
                return clients.get();
            } catch (KafkaException e) {
                LOG.warnf("no client of Kafka yet, trying again, consumer=%s, reason=%s", name, e.getMessage());
                sleep(pauses.next());
            }
        }
    }

    private void countNext(Consumer<byte[], byte[]> consumer) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (records.isEmpty()) {
            return;
        }
        try {
            batches.take(records);
        } catch (StoreUnavailableException e) {
            patience.databaseAway(e);
            tryAgainLater(consumer, records);
            return;
        } catch (KafkaUnavailableException e) {
            LOG.warnf("Kafka does not take what is set aside, waiting, reason=%s", Untold.innermost(e));
            tryAgainLater(consumer, records);
            return;
        }
        patience.databaseThere();
        pauses.startOver();
        commit(consumer);
    }

    /** What cannot be committed now is committed with the next batch, or comes again. */
    private void commit(Consumer<byte[], byte[]> consumer) {
        try {
            consumer.commitSync();
        } catch (WakeupException stopped) {
            // it reports being told to stop once; the offsets of a batch that is stored are worth a second try
            commit(consumer);
        } catch (CommitFailedException | RetriableException e) {
            LOG.warnf("offsets are not committed, events may come again, consumer=%s, reason=%s", name, e.getMessage());
        }
    }

    /** Takes nothing back from Kafka for a while, and stays a member of the group by polling. */
    private void tryAgainLater(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        rewind(consumer, records);
        long end = System.nanoTime() + pauses.next().toNanos();
        for (long left = end - System.nanoTime(); left > 0 && !stopping; left = end - System.nanoTime()) {
            consumer.pause(consumer.assignment());
            // partitions that are assigned meanwhile are not paused yet and may bring something
            rewind(consumer, consumer.poll(Duration.ofNanos(left)));
        }
        consumer.resume(consumer.paused());
    }

    private static void rewind(Consumer<byte[], byte[]> consumer, ConsumerRecords<byte[], byte[]> records) {
        for (TopicPartition partition : records.partitions()) {
            consumer.seek(partition, records.records(partition).get(0).offset());
        }
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WakeupException();
        }
        if (stopping) {
            throw new WakeupException();
        }
    }
}
