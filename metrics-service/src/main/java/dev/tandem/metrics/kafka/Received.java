package dev.tandem.metrics.kafka;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import dev.tandem.events.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a Kafka record turned out to be, read by CloudEvents' protocol binding. */
sealed interface Received {
    Logger LOG = Logger.getLogger(Received.class);

    /** An event that can be counted. */
    record Event(CloudEvent event) implements Received {}

    /**
     * No event of the contract.
     *
     * @param kept what may be kept of its data
     */
    record Unreadable(
            @Nullable String id,
            @Nullable String source,
            @Nullable String type,
            List<Violation> violations,
            Map<String, Object> kept)
            implements Received {}

    /** Whatever the record is, the answer is a value: not even a fault of ours in reading it may hold up the others. */
    static Received of(ConsumerRecord<byte[], byte[]> record) {
        try {
            return read(record);
        } catch (RuntimeException e) {
            LOG.errorf(Untold.of(e), "a record cannot be read for a fault of ours, at=%s", Coordinates.of(record));
            Violation violation = new Violation("", "cannot be read, for a fault of ours");
            return new Unreadable(null, null, null, List.of(violation), Map.of());
        }
    }

    private static Received read(ConsumerRecord<byte[], byte[]> record) {
        RecordEnvelope envelope = RecordEnvelope.of(record);
        String id = envelope.id();
        String source = envelope.source();
        Optional<EventType> type = envelope.type() == null ? Optional.empty() : EventType.named(envelope.type());
        Instant time = time(envelope, record);
        byte[] bytes = envelope.bytes();
        if (!envelope.flaws().isEmpty()) {
            return unreadable(envelope, envelope.flaws(), Map.of());
        }
        if (id == null
                || source == null
                || type.isEmpty()
                || time == null
                || bytes == null
                || envelope.dataLength() < 0) {
            Violation violation = new Violation("", "lacks an attribute of CloudEvents, or one is not in order");
            return unreadable(envelope, List.of(violation), Map.of());
        }
        if (!type.get().topic().topicName().equals(record.topic())) {
            Violation violation = new Violation("", "is of a type that belongs on another topic");
            return unreadable(envelope, List.of(violation), Map.of());
        }
        Decoded decoded = EventCodec.decode(type.get(), bytes, envelope.dataFrom(), envelope.dataLength());
        if (decoded instanceof Decoded.Valid valid) {
            return new Event(new CloudEvent(id, source, time, envelope.subject(), valid.data()));
        }
        Decoded.Invalid invalid = (Decoded.Invalid) decoded;
        List<Violation> violations = invalid.violations().stream()
                .map(violation -> violation.below("/data"))
                .toList();
        return unreadable(envelope, violations, invalid.kept());
    }

    private static Unreadable unreadable(
            RecordEnvelope envelope, List<Violation> violations, Map<String, Object> kept) {
        return new Unreadable(envelope.id(), envelope.source(), envelope.type(), violations, kept);
    }

    /** The event's own time, or Kafka's time of the record when its sender gave none. */
    private static @Nullable Instant time(RecordEnvelope envelope, ConsumerRecord<byte[], byte[]> record) {
        String time = envelope.time();
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : EventCodec.time(time);
    }
}
