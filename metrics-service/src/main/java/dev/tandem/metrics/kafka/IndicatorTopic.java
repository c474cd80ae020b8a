package dev.tandem.metrics.kafka;

import dev.tandem.metrics.ChangedCell;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes cells to {@code tandem.indicators.v1} in transactions. All instances of this service use one transactional id:
 * whoever takes over shuts out whoever wrote before, whose late records would put old sums over newer ones.
 */
@Singleton
class IndicatorTopic {
    private static final String TRANSACTIONAL_ID = "tandem-indicators";
    /** Those who read only what is committed wait for the end of a transaction. */
    private static final int RECORDS_A_TRANSACTION = 20_000;

    private final Map<String, Object> settings;
    private final IndicatorRecords records = new IndicatorRecords();
    private @Nullable KafkaProducer<byte[], byte[]> producer;
    private int inTransaction;

    IndicatorTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.keySet().retainAll(ProducerConfig.configNames());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, TRANSACTIONAL_ID);
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
     * Makes this the one that writes. To be called by who holds the right to publish, before the first cell is sent:
     * whoever lost that right read his cells before, and cannot write them from here on.
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
     * Sends the cells, each as it stands; {@link #commit} tells whether they arrived.
     *
     * @throws KafkaException when the broker cannot be reached now, or another publisher took over
     */
    @SuppressWarnings("FutureReturnValueIgnored") // committing fails when a record did
    void send(List<ChangedCell> cells) {
        KafkaProducer<byte[], byte[]> open = opened();
        for (ChangedCell cell : cells) {
            if (inTransaction == 0) {
                open.beginTransaction();
            }
            open.send(records.of(cell));
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
