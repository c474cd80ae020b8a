package dev.tandem.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Topic;
import dev.tandem.events.Violation;
import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** What events look like on Kafka: CloudEvents in binary mode, the attributes as headers. */
final class Records {
    private static final byte[] SPECVERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);
    private static final byte[] REJECTED_TYPE = Topic.REJECTED.topicName().getBytes(UTF_8);
    private static final byte[] SELF = "/tandem/ingest".getBytes(UTF_8);

    /** Of the objects around a record, mostly its headers. */
    private static final int RECORD_BYTES = 1000;

    private Records() {}

    static ProducerRecord<byte[], byte[]> of(AcceptedEvent accepted) {
        CloudEvent event = accepted.event();
        Headers headers = headers(
                event.id().getBytes(UTF_8),
                event.source().getBytes(UTF_8),
                event.type().typeName().getBytes(UTF_8),
                EventCodec.text(event.time()));
        if (event.subject() != null) {
            headers.add("ce_subject", event.subject().getBytes(UTF_8));
        }
        String topic = event.type().topic().topicName();
        return new ProducerRecord<>(topic, null, event.key(), accepted.value(), headers);
    }

    static ProducerRecord<byte[], byte[]> of(Refusal refusal) {
        String id = UUID.randomUUID().toString();
        Headers headers = headers(
                id.getBytes(UTF_8), SELF, REJECTED_TYPE, refusal.rejectedAt().toString());
        return new ProducerRecord<>(Topic.REJECTED.topicName(), null, id.getBytes(UTF_8), value(refusal), headers);
    }

    /** About how many bytes of memory a record takes until the broker confirmed it, with what the producer keeps of it. */
    static int memory(ProducerRecord<byte[], byte[]> message) {
        return RECORD_BYTES + message.key().length + message.value().length;
    }

    private static Headers headers(byte[] id, byte[] source, byte[] type, String time) {
        return new RecordHeaders()
                .add("ce_specversion", SPECVERSION)
                .add("ce_id", id)
                .add("ce_source", source)
                .add("ce_type", type)
                .add("ce_time", time.getBytes(UTF_8))
                .add("content-type", JSON);
    }

    private static byte[] value(Refusal refusal) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("rejectedAt", refusal.rejectedAt().toString());
            json.writeStringField("stage", "ingest");
            write(json, "organisation", refusal.organisation());
            write(json, "eventId", refusal.eventId());
            write(json, "eventSource", refusal.eventSource());
            write(json, "eventType", refusal.eventType());
            json.writeArrayFieldStart("violations");
            for (Violation violation : refusal.violations()) {
                json.writeStartObject();
                json.writeStringField("pointer", violation.pointer());
                json.writeStringField("reason", violation.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("coordinates", refusal.coordinates());
            json.writeNumberField("bytes", refusal.bytes());
            json.writeFieldName("event");
            write(json, refusal.kept());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, String name, @Nullable String text) throws IOException {
        json.writeFieldName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    private static void write(JsonGenerator json, Refusal.@Nullable Kept kept) throws IOException {
        if (kept instanceof Refusal.Part part) {
            EventCodec.write(json, part.type(), part.members());
        } else if (kept instanceof Refusal.Whole whole) {
            EventCodec.write(json, whole.data());
        } else {
            json.writeNull();
        }
    }
}
