package dev.tandem.metrics.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import dev.tandem.events.Violation;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Sends what cannot be counted to the topic of refusals, with the reason and without what may not be kept. */
@ApplicationScoped
class RefusalProducer {
    private static final String SOURCE = "/tandem/metrics";
    private static final String TYPE = "tandem.rejected.v1";

    private final MutinyEmitter<byte[]> topic;
    private final Clock clock;

    RefusalProducer(@Channel("refusals") MutinyEmitter<byte[]> topic, Clock clock) {
        this.topic = topic;
        this.clock = clock;
    }

    /** What is refused, with the place it was read from. */
    record Refused(
            String coordinates,
            int bytes,
            @Nullable String id,
            @Nullable String source,
            @Nullable String type,
            List<Violation> violations,
            Map<String, Object> kept,
            @Nullable CloudEvent whole) {

        static Refused of(ConsumerRecord<byte[], byte[]> record, Received.Unreadable unreadable) {
            return new Refused(
                    coordinates(record),
                    record.serializedValueSize(),
                    unreadable.id(),
                    unreadable.source(),
                    unreadable.type(),
                    unreadable.violations(),
                    unreadable.kept(),
                    null);
        }

        static Refused conflict(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
            Violation violation =
                    new Violation("", "says otherwise than what was stored first under the same identity");
            return new Refused(
                    coordinates(record),
                    record.serializedValueSize(),
                    event.id(),
                    event.source(),
                    event.type().typeName(),
                    List.of(violation),
                    Map.of(),
                    event);
        }

        private static String coordinates(ConsumerRecord<byte[], byte[]> record) {
            return record.topic() + "/" + record.partition() + "@" + record.offset();
        }
    }

    /** Returns once the broker holds all of them. */
    void send(List<Refused> refusals) {
        List<Uni<Void>> sent = refusals.stream()
                .map(refused -> topic.sendMessage(Message.of(json(refused)).addMetadata(metadata(refused))))
                .toList();
        if (!sent.isEmpty()) {
            Uni.join().all(sent).andFailFast().await().indefinitely();
        }
    }

    private OutgoingKafkaRecordMetadata<byte[]> metadata(Refused refused) {
        byte[] key = refused.coordinates().getBytes(StandardCharsets.UTF_8);
        Headers headers = new RecordHeaders();
        header(headers, "ce_specversion", "1.0");
        // the same record read again is the same refusal
        header(headers, "ce_id", refused.coordinates());
        header(headers, "ce_source", SOURCE);
        header(headers, "ce_type", TYPE);
        header(headers, "ce_time", clock.instant().toString());
        header(headers, "content-type", "application/json");
        return OutgoingKafkaRecordMetadata.<byte[]>builder()
                .withKey(key)
                .withHeaders(headers)
                .build();
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] json(Refused refused) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("rejectedAt", clock.instant().toString());
            json.writeStringField("stage", "metrics");
            json.writeStringField("organisation", organisation(refused));
            json.writeStringField("eventId", refused.id());
            json.writeStringField("eventSource", refused.source());
            json.writeStringField("eventType", refused.type());
            json.writeArrayFieldStart("violations");
            for (Violation violation : refused.violations()) {
                json.writeStartObject();
                json.writeStringField("pointer", violation.pointer());
                json.writeStringField("reason", violation.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("coordinates", refused.coordinates());
            json.writeNumberField("bytes", refused.bytes());
            writeEvent(json, refused);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeEvent(JsonGenerator json, Refused refused) throws IOException {
        EventType type =
                refused.type() == null ? null : EventType.named(refused.type()).orElse(null);
        if (refused.whole() != null) {
            json.writeFieldName("event");
            EventCodec.write(json, refused.whole().data());
        } else if (type != null && !refused.kept().isEmpty()) {
            json.writeFieldName("event");
            EventCodec.write(json, type, refused.kept());
        } else {
            json.writeNullField("event");
        }
    }

    private static @Nullable String organisation(Refused refused) {
        if (refused.whole() != null) {
            return refused.whole().data().organisation();
        }
        return refused.kept().get("organisation") instanceof String organisation ? organisation : null;
    }
}
