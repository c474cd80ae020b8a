package dev.tandem.benchmarks.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Events as records of Kafka: CloudEvents in binary mode, byte for byte what ingest-service writes. */
public final class Wire {
    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    private Wire() {}

    /** The record of an event, for {@code topic}. */
    public static ProducerRecord<byte[], byte[]> of(CloudEvent event, String topic) {
        Headers headers = new RecordHeaders()
                .add("ce_specversion", VERSION)
                .add("ce_id", event.id().getBytes(UTF_8))
                .add("ce_source", event.source().getBytes(UTF_8))
                .add("ce_type", event.type().typeName().getBytes(UTF_8))
                .add("ce_time", event.time().toString().getBytes(UTF_8))
                .add("content-type", JSON);
        if (event.subject() != null) {
            headers.add("ce_subject", event.subject().getBytes(UTF_8));
        }
        return new ProducerRecord<>(topic, null, event.key(), EventCodec.encode(event.data()), headers);
    }
}
