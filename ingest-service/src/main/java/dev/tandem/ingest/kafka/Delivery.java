package dev.tandem.ingest.kafka;

import dev.tandem.ingest.EventLogUnavailableException;
import dev.tandem.ingest.EventTooLargeException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** The records of one request on their way, until the broker confirmed each of them. */
final class Delivery implements Callback {
    private final int records;
    private final CountDownLatch pending;
    private volatile @Nullable Exception failure;

    Delivery(int records) {
        this.records = records;
        this.pending = new CountDownLatch(records);
    }

    /** How many records it is. */
    int size() {
        return records;
    }

    /** Hands a record to the producer, unless another of this delivery has failed already. */
    void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> message) {
        if (failure != null) {
            pending.countDown();
            return;
        }
        try {
            var unusedSinceCalledBack = producer.send(message, this);
        } catch (KafkaException neverHandedOver) {
            onCompletion(null, neverHandedOver);
        }
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
        if (exception != null) {
            failure = exception;
        }
        pending.countDown();
    }

    /** Returns once the broker confirmed all of them. */
    void await(Duration atMost) {
        try {
            if (!pending.await(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                failure = new TimeoutException("no answer from the broker");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new InterruptException(e);
        }
        Exception cause = failure;
        if (cause instanceof RecordTooLargeException) {
            throw new EventTooLargeException(cause);
        }
        if (cause != null) {
            throw new EventLogUnavailableException("Kafka did not confirm", cause);
        }
    }
}
