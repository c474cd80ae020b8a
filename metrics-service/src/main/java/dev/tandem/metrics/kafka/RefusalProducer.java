package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import dev.tandem.events.Topic;
import dev.tandem.events.Violation;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Sends what cannot be counted to the topic of refusals, with the reason and without what may not be kept. It uses the
 * producer of the channel {@code refusals} directly: a whole batch may be refused, and the channel takes few messages at
 * once.
 */
@ApplicationScoped
class RefusalProducer {
    private static final String CHANNEL = "refusals";
    private static final String SOURCE = "/tandem/metrics";
    /** Below what Kafka takes; the event is left out of what would be larger. */
    private static final int MOST_BYTES = 900_000;

    static final Violation UNSTORABLE =
            new Violation("", "cannot be stored, for a reason that is in the log of metrics-service");

    private final KafkaClientService clients;
    private final Clock clock;

    /** @param channel not used, but without anyone who injects it the channel and its producer would not exist */
    RefusalProducer(KafkaClientService clients, @Channel(CHANNEL) MutinyEmitter<byte[]> channel, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    /** What is set aside, with the place it was read from. */
    record SetAside(
            String coordinates,
            int bytes,
            @Nullable String id,
            @Nullable String source,
            @Nullable String type,
            List<Violation> violations,
            Map<String, Object> kept,
            @Nullable CloudEvent whole) {

        static SetAside of(ConsumerRecord<byte[], byte[]> record, Received.Unreadable unreadable) {
            return new SetAside(
                    Coordinates.of(record).toString(),
                    Math.max(0, record.serializedValueSize()),
                    unreadable.id(),
                    unreadable.source(),
                    unreadable.type(),
                    unreadable.violations(),
                    unreadable.kept(),
                    null);
        }

        static SetAside of(ConsumerRecord<byte[], byte[]> record, CloudEvent event, Violation violation) {
            return new SetAside(
                    Coordinates.of(record).toString(),
                    record.serializedValueSize(),
                    event.id(),
                    event.source(),
                    event.type().typeName(),
                    List.of(violation),
                    Map.of(),
                    event);
        }

        static SetAside unstorable(ConsumerRecord<byte[], byte[]> record, CloudEvent event) {
            return of(record, event, UNSTORABLE);
        }

        SetAside withoutEvent() {
            return new SetAside(coordinates, bytes, id, source, type, violations, Map.of(), null);
        }
    }

    /**
     * Returns once the broker holds all of them.
     *
     * @throws KafkaUnavailableException when it does not say so in time; some may be there
     */
    void send(List<SetAside> all) throws KafkaUnavailableException {
        if (all.isEmpty()) {
            return;
        }
        Producer<byte[], byte[]> producer =
                clients.<byte[], byte[]>getProducer(CHANNEL).unwrap();
        try {
            List<Future<?>> sent = new ArrayList<>(all.size());
            for (SetAside one : all) {
                sent.add(producer.send(message(one)));
            }
            for (Future<?> one : sent) {
                one.get();
            }
        } catch (KafkaException | ExecutionException e) {
            throw new KafkaUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException(e);
        }
    }

    private ProducerRecord<byte[], byte[]> message(SetAside setAside) {
        Instant now = clock.instant();
        byte[] value = json(setAside, now);
        if (value.length > MOST_BYTES) {
            value = json(setAside.withoutEvent(), now);
        }
        // the same record read again is the same refusal
        byte[] id = setAside.coordinates().getBytes(UTF_8);
        Headers headers = new RecordHeaders()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", id)
                .add("ce_source", SOURCE.getBytes(UTF_8))
                .add("ce_type", Topic.REJECTED.topicName().getBytes(UTF_8))
                .add("ce_time", now.toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        return new ProducerRecord<>(Topic.REJECTED.topicName(), null, id, value, headers);
    }

    private byte[] json(SetAside setAside, Instant now) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("rejectedAt", now.toString());
            json.writeStringField("stage", "metrics");
            json.writeStringField("organisation", organisation(setAside));
            json.writeStringField("eventId", setAside.id());
            json.writeStringField("eventSource", setAside.source());
            json.writeStringField("eventType", setAside.type());
            json.writeArrayFieldStart("violations");
            for (Violation violation : setAside.violations()) {
                json.writeStartObject();
                json.writeStringField("pointer", violation.pointer());
                json.writeStringField("reason", violation.reason());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("coordinates", setAside.coordinates());
            json.writeNumberField("bytes", setAside.bytes());
            writeEvent(json, setAside);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void writeEvent(JsonGenerator json, SetAside setAside) throws IOException {
        EventType type = setAside.type() == null
                ? null
                : EventType.named(setAside.type()).orElse(null);
        if (setAside.whole() != null) {
            json.writeFieldName("event");
            EventCodec.write(json, setAside.whole().data());
        } else if (type != null && !setAside.kept().isEmpty()) {
            json.writeFieldName("event");
            EventCodec.write(json, type, setAside.kept());
        } else {
            json.writeNullField("event");
        }
    }

    private static @Nullable String organisation(SetAside setAside) {
        if (setAside.whole() != null) {
            return setAside.whole().data().organisation();
        }
        return setAside.kept().get("organisation") instanceof String organisation ? organisation : null;
    }
}
