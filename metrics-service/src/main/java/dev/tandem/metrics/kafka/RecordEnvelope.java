package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import dev.tandem.events.EventCodec;
import dev.tandem.events.JsonEvent;
import dev.tandem.events.Printable;
import dev.tandem.events.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a Kafka record by CloudEvents' protocol binding: in binary mode the attributes are headers in UTF-8 and
 * the value is the data, in structured mode the value holds all of it as JSON.
 *
 * @param flaws what is wrong with a value in structured mode
 * @param bytes what the data are a part of, null when the record has no value
 * @param dataFrom where the data begin
 * @param dataLength how many bytes the data are, negative when there are none
 */
@SuppressWarnings("ArrayRecordComponent") // a view into the record, compared by nobody
record RecordEnvelope(
        @Nullable String specversion,
        @Nullable String id,
        @Nullable String source,
        @Nullable String type,
        @Nullable String time,
        @Nullable String subject,
        @Nullable String dataContentType,
        List<Violation> flaws,
        byte @Nullable [] bytes,
        int dataFrom,
        int dataLength) {
    private static final String CONTENT_TYPE = "content-type";
    private static final String STRUCTURED = "application/cloudevents+json";

    static RecordEnvelope of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = headers(record);
        byte[] value = record.value();
        return value != null && isStructured(headers.get(CONTENT_TYPE)) ? structured(value) : binary(headers, value);
    }

    private static boolean isStructured(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return mediaType.strip().equalsIgnoreCase(STRUCTURED);
    }

    /** Of headers with the same name the last one. */
    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            if (header.value() == null) {
                headers.remove(header.key());
            } else {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        }
        return headers;
    }

    private static RecordEnvelope binary(Map<String, String> headers, byte @Nullable [] value) {
        return new RecordEnvelope(
                headers.get("ce_specversion"),
                headers.get("ce_id"),
                headers.get("ce_source"),
                headers.get("ce_type"),
                headers.get("ce_time"),
                headers.get("ce_subject"),
                headers.get(CONTENT_TYPE),
                List.of(),
                value,
                0,
                value == null ? -1 : value.length);
    }

    private static RecordEnvelope structured(byte[] value) {
        try (JsonParser parser = EventCodec.json().createParser(value)) {
            parser.nextToken();
            JsonEvent event = JsonEvent.read(parser, 0);
            if (parser.nextToken() != null) {
                return unreadable(value);
            }
            return structured(event, value);
        } catch (IOException notJson) {
            return unreadable(value);
        }
    }

    private static RecordEnvelope structured(JsonEvent event, byte[] value) {
        List<Violation> flaws = new ArrayList<>(event.flaws());
        Map<String, String> sent = event.attributes();
        return new RecordEnvelope(
                attribute(sent, "specversion", flaws),
                attribute(sent, "id", flaws),
                attribute(sent, "source", flaws),
                attribute(sent, "type", flaws),
                attribute(sent, "time", flaws),
                attribute(sent, "subject", flaws),
                attribute(sent, "datacontenttype", flaws),
                flaws,
                value,
                event.dataFrom(),
                event.dataLength());
    }

    private static @Nullable String attribute(Map<String, String> sent, String name, List<Violation> flaws) {
        String text = sent.get(name);
        if (text == null || (text.length() <= JsonEvent.MAX_ATTRIBUTE_LENGTH && Printable.isPrintable(text))) {
            return text;
        }
        flaws.add(new Violation("/" + name, "is too long, or holds a character that cannot be printed"));
        return null;
    }

    private static RecordEnvelope unreadable(byte[] value) {
        List<Violation> flaws = List.of(new Violation("", "is not JSON in UTF-8"));
        return new RecordEnvelope(null, null, null, null, null, null, null, flaws, value, 0, -1);
    }
}
