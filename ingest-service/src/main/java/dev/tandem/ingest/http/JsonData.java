package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes data of events that are made from other requests, so that they are judged like those that come as events. */
final class JsonData {
    private static final String DATA = "/data";

    private JsonData() {}

    /** An object with these members, texts or lists of texts. */
    static byte[] of(Map<String, Object> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            // or a text with half a surrogate pair could not be written, and nobody would hear why it is refused
            json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            json.writeStartObject();
            for (Map.Entry<String, Object> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof List<?> texts) {
            json.writeStartArray();
            for (Object text : texts) {
                json.writeString((String) text);
            }
            json.writeEndArray();
            return;
        }
        json.writeString((String) value);
    }

    /** The same violations with pointers into what was sent, which had no envelope. */
    static List<Violation> withoutEnvelope(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.pointer().startsWith(DATA)
                        ? new Violation(violation.pointer().substring(DATA.length()), violation.reason())
                        : violation)
                .toList();
    }
}
