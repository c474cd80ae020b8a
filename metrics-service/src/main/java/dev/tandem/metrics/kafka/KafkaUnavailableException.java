package dev.tandem.metrics.kafka;

/** Kafka does not answer now; the same may succeed later. */
final class KafkaUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    KafkaUnavailableException(Throwable cause) {
        super(cause);
    }
}
