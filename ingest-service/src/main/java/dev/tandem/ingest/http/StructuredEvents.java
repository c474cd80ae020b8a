package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventData;
import dev.tandem.events.JsonEvent;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Draft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads events in the JSON format of CloudEvents, one, several in an array, or one a line. */
final class StructuredEvents {
    private static final String NOT_JSON = "is not JSON in UTF-8";

    private StructuredEvents() {}

    /**
     * The one event of a body.
     *
     * @throws IOException when it is not JSON
     */
    static List<Draft> one(byte[] bytes) throws IOException {
        return List.of(one(bytes, 0, bytes.length));
    }

    /**
     * The events of an array.
     *
     * @throws IOException when it is not JSON
     * @throws ProblemException when it is no array, or has too many elements
     */
    static List<Draft> batch(byte[] bytes, int max) throws IOException {
        List<Draft> drafts = new ArrayList<>();
        try (JsonParser parser = EventCodec.json().createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new ProblemException(Problems.malformed("The body is not a JSON array of events."));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                refuseMoreThan(max, drafts.size() + 1);
                drafts.add(draft(JsonEvent.read(parser, 0), bytes));
            }
            end(parser);
        }
        return drafts;
    }

    /**
     * The events of a body with one a line; blank lines do not count. Each is read when it is asked for, so that a large
     * body does not become many objects at once.
     *
     * @throws ProblemException when there are too many
     */
    static Collection<Draft> lines(byte[] bytes, int max) {
        Lines lines = new Lines(bytes);
        refuseMoreThan(max, lines.size());
        return lines;
    }

    /** The event of one line. */
    static Draft line(byte[] bytes, int from, int length) {
        try {
            return one(bytes, from, length);
        } catch (IOException notJson) {
            return new Draft.Unreadable(new Violation("", NOT_JSON), length);
        }
    }

    private static Draft one(byte[] bytes, int from, int length) throws IOException {
        try {
            return one(bytes, from, length, JsonEvent::readWithData);
        } catch (IOException notJsonOrData) {
            // who leaves the data alone knows which of both
            return one(bytes, from, length, JsonEvent::read);
        }
    }

    private static Draft one(byte[] bytes, int from, int length, Reading reading) throws IOException {
        try (JsonParser parser = EventCodec.json().createParser(bytes, from, length)) {
            parser.nextToken();
            Draft draft = draft(reading.read(parser, from), bytes);
            end(parser);
            return draft;
        }
    }

    /** How an event is read that begins at the current token. */
    private interface Reading {
        JsonEvent read(JsonParser parser, int start) throws IOException;
    }

    private static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new IOException("goes on behind its end");
        }
    }

    private static void refuseMoreThan(int max, int events) {
        if (events > max) {
            throw new ProblemException(Problems.tooLarge("The body holds more than " + max + " events."));
        }
    }

    private static Draft draft(JsonEvent event, byte[] bytes) {
        if (!event.isObject()) {
            return new Draft.Unreadable(event.flaws().get(0), event.size());
        }
        EventData data = event.data();
        if (data != null && !EventCodec.isUtf8(bytes, event.dataFrom(), event.dataLength())) {
            data = null;
        }
        return new Draft.Enveloped(
                envelope(event.attributes()),
                event.flaws(),
                bytes,
                event.dataFrom(),
                event.dataLength(),
                data,
                event.size());
    }

    private static Draft.Envelope envelope(Map<String, String> attributes) {
        return new Draft.Envelope(
                attributes.get("specversion"),
                attributes.get("id"),
                attributes.get("source"),
                attributes.get("type"),
                attributes.get("time"),
                attributes.get("subject"),
                attributes.get("datacontenttype"),
                attributes.get("dataschema"));
    }
}
