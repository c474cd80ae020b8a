package dev.tandem.ingest.kafka;

import dev.tandem.ingest.EventLogUnavailableException;
import dev.tandem.ingest.EventTooLargeException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The records of one request on their way, until the broker confirmed each of them. They share room in parcels, since
 * taking and giving it back for each record would cost as much as sending it.
 */
final class Delivery implements AutoCloseable {
    private static final int PARCEL_BYTES = 1 << 16;

    private final Producer<byte[], byte[]> producer;
    private final InFlight inFlight;
    private final Duration roomPatience;
    private final Duration patience;
    private final CountDownLatch done = new CountDownLatch(1);
    // one for the sender, until nothing more is sent
    private final AtomicInteger pending = new AtomicInteger(1);
    private volatile @Nullable Exception failure;
    private @Nullable Parcel parcel;
    private boolean closed;
    private int records;

    /**
     * @param roomPatience how long a record waits for room
     * @param patience how long all wait for the broker in the end
     */
    Delivery(Producer<byte[], byte[]> producer, InFlight inFlight, Duration roomPatience, Duration patience) {
        this.producer = producer;
        this.inFlight = inFlight;
        this.roomPatience = roomPatience;
        this.patience = patience;
    }

    /** How many records it is so far. */
    int size() {
        return records;
    }

    /** Hands a record to the producer; fails at once when another of this delivery has failed already. */
    void send(ProducerRecord<byte[], byte[]> message) {
        failIfFailed();
        records++;
        parcelFor(Records.memory(message)).send(message);
    }

    private Parcel parcelFor(int bytes) {
        Parcel open = parcel;
        if (open != null && open.room >= bytes) {
            open.room -= bytes;
            return open;
        }
        closeParcel();
        int permits = inFlight.permits(Math.max(bytes, PARCEL_BYTES));
        inFlight.take(permits, roomPatience);
        pending.incrementAndGet();
        Parcel next = new Parcel(permits, Math.max(bytes, PARCEL_BYTES) - bytes);
        parcel = next;
        return next;
    }

    private void closeParcel() {
        if (parcel != null) {
            parcel.one();
            parcel = null;
        }
    }

    /** Returns once the broker confirmed all of them. */
    void await() {
        close();
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                failure = new TimeoutException("no answer from the broker");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new InterruptException(e);
        }
        failIfFailed();
    }

    private void failIfFailed() {
        Exception cause = failure;
        if (cause instanceof RecordTooLargeException) {
            throw new EventTooLargeException(cause);
        }
        if (cause != null) {
            throw new EventLogUnavailableException("Kafka did not confirm", cause);
        }
    }

    /** Ends the sending; what is on its way gives its room back when it arrives. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            closeParcel();
            one();
        }
    }

    private void one() {
        if (pending.decrementAndGet() == 0) {
            done.countDown();
        }
    }

    /** Some records that give back their room together. */
    private final class Parcel implements Callback {
        private final int permits;
        // one for the sender, until it is full
        private final AtomicInteger open = new AtomicInteger(1);
        private int room;

        Parcel(int permits, int room) {
            this.permits = permits;
            this.room = room;
        }

        void send(ProducerRecord<byte[], byte[]> message) {
            open.incrementAndGet();
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
            one();
        }

        void one() {
            if (open.decrementAndGet() == 0) {
                inFlight.give(permits);
                Delivery.this.one();
            }
        }
    }
}
