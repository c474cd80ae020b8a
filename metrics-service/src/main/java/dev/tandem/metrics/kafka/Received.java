package dev.tandem.metrics.kafka;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Decoded;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import dev.tandem.events.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a Kafka record turned out to be, read by CloudEvents' binary mode. */
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
        Map<String, String> headers = headers(record);
        String id = headers.get("ce_id");
        String source = headers.get("ce_source");
        String typeName = headers.get("ce_type");
        Optional<EventType> type = typeName == null ? Optional.empty() : EventType.named(typeName);
        Instant time = time(record, headers.get("ce_time"));
        if (id == null || source == null || type.isEmpty() || time == null || record.value() == null) {
            Violation violation = new Violation("", "lacks a CloudEvents header, or one is not in order");
            return new Unreadable(id, source, typeName, List.of(violation), Map.of());
        }
        if (!type.get().topic().topicName().equals(record.topic())) {
            Violation violation = new Violation("", "is of a type that belongs on another topic");
            return new Unreadable(id, source, typeName, List.of(violation), Map.of());
        }
        Decoded decoded = EventCodec.decode(type.get(), record.value());
        if (decoded instanceof Decoded.Valid valid) {
            return new Event(new CloudEvent(id, source, time, headers.get("ce_subject"), valid.data()));
        }
        Decoded.Invalid invalid = (Decoded.Invalid) decoded;
        List<Violation> violations = invalid.violations().stream()
                .map(violation -> violation.below("/data"))
                .toList();
        return new Unreadable(id, source, typeName, violations, invalid.kept());
    }

    /** The header {@code ce_time}, or Kafka's own time of the record when its sender gave none. */
    private static @Nullable Instant time(ConsumerRecord<byte[], byte[]> record, @Nullable String time) {
        return time == null ? Instant.ofEpochMilli(record.timestamp()) : EventCodec.time(time);
    }

    /** Of headers with the same name the last one. */
    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() == null) {
                headers.remove(header.key());
            } else {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return headers;
    }
}
