package dev.tandem.metrics.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes to a compacted topic in transactions. All instances of this service use one transactional id a topic: whoever
 * takes over shuts out whoever wrote before, whose late records would put what is old over what is newer.
 */
class CompactedTopic<T> {
    /** Those who read only what is committed wait for the end of a transaction. */
    private static final int RECORDS_A_TRANSACTION = 20_000;

    private final Map<String, Object> settings;
    private final Function<T, ProducerRecord<byte[], byte[]>> records;
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private int inTransaction;

    /**
     * @param broker as the keys {@code kafka.*} name it
     * @param records makes the record of what is sent; only one thread at a time asks it
     */
    CompactedTopic(
            Map<String, Object> broker, String transactionalId, Function<T, ProducerRecord<byte[], byte[]>> records) {
        this.records = records;
        settings = new HashMap<>(broker);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // these may be set otherwise, as kafka.compression.type and so on
        settings.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 30_000);
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.putIfAbsent(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
    }

    /**
     * Makes this the one that writes. To be called by who holds the right to publish, before the first record is
     * sent: whoever lost that right read before, and cannot write it from here on.
     *
     * @param takenOver whether somebody else may have written since
     * @throws KafkaException when the broker cannot be reached now
     */
    void open(boolean takenOver) {
        if (producer != null && takenOver) {
            close();
        }
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer.initTransactions();
        }
    }

    /**
     * Sends them, each as it stands; {@link #commit} tells whether they arrived.
     *
     * @throws KafkaException when the broker cannot be reached now, or another publisher took over
     */
    @SuppressWarnings("FutureReturnValueIgnored") // committing fails when a record did
    void send(List<T> changed) {
        KafkaProducer<byte[], byte[]> open = opened();
        for (T one : changed) {
            if (inTransaction == 0) {
                open.beginTransaction();
            }
            open.send(records.apply(one));
            inTransaction++;
            if (inTransaction == RECORDS_A_TRANSACTION) {
                commit();
            }
        }
    }

    /**
     * Returns once all that was sent is safe and may be read.
     *
     * @throws KafkaException when it is not; some of it may be there nevertheless
     */
    void commit() {
        if (inTransaction > 0) {
            opened().commitTransaction();
            inTransaction = 0;
        }
    }

    private KafkaProducer<byte[], byte[]> opened() {
        if (producer == null) {
            throw new IllegalStateException("not opened");
        }
        return producer;
    }

    /** Gives up what was sent and not committed, so that readers do not wait for its end. */
    void abandon() {
        if (producer != null && inTransaction > 0) {
            try {
                producer.abortTransaction();
            } catch (KafkaException | IllegalStateException e) {
                // not after a commit of which nothing is known: the next one to open the topic ends the transaction,
                // or the broker after a minute
            }
        }
        close();
    }

    void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
            producer = null;
            inTransaction = 0;
        }
    }
}
