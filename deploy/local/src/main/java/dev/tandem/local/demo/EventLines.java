package dev.tandem.local.demo;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Events as CloudEvents in JSON, one on each line. */
final class EventLines {
    private static final int USUAL_SIZE = 768;

    private final ByteArrayOutputStream bytes;
    private final JsonGenerator generator;
    private int count;

    /** Room for about so many events. */
    EventLines(int expected) throws IOException {
        bytes = new ByteArrayOutputStream(expected * USUAL_SIZE);
        generator = EventCodec.json().createGenerator(bytes, JsonEncoding.UTF8);
        generator.setRootValueSeparator(new SerializedString("\n"));
    }

    void add(CloudEvent event) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("specversion", "1.0");
        generator.writeStringField("id", event.id());
        generator.writeStringField("source", event.source());
        generator.writeStringField("type", event.type().typeName());
        generator.writeStringField("time", event.time().toString());
        if (event.subject() != null) {
            generator.writeStringField("subject", event.subject());
        }
        generator.writeFieldName("data");
        EventCodec.write(generator, event.data());
        generator.writeEndObject();
        count++;
    }

    int count() {
        return count;
    }

    /** All lines in UTF-8, each ended by a line feed. Nothing can be added afterwards. */
    byte[] finish() throws IOException {
        generator.close();
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
