package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import dev.tandem.events.JsonEvent;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Draft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads events in the JSON format of CloudEvents, one, several in an array, or one a line. */
final class StructuredEvents {
    private static final String NOT_JSON = "is not JSON in UTF-8";

    private final byte[] bytes;
    private final int start;
    private final JsonParser parser;

    private StructuredEvents(byte[] bytes, int start, JsonParser parser) {
        this.bytes = bytes;
        this.start = start;
        this.parser = parser;
    }

    /**
     * The one event of a body.
     *
     * @throws IOException when it is not JSON
     */
    static List<Draft> one(byte[] bytes) throws IOException {
        try (JsonParser parser = EventCodec.json().createParser(bytes)) {
            parser.nextToken();
            Draft draft = new StructuredEvents(bytes, 0, parser).next();
            end(parser);
            return List.of(draft);
        }
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
            StructuredEvents events = new StructuredEvents(bytes, 0, parser);
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                refuseMoreThan(max, drafts.size() + 1);
                drafts.add(events.next());
            }
            end(parser);
        }
        return drafts;
    }

    /**
     * The events of a body with one a line; blank lines do not count.
     *
     * @throws ProblemException when there are too many
     */
    static List<Draft> lines(byte[] bytes, int max) {
        List<Draft> drafts = new ArrayList<>();
        int from = 0;
        while (from < bytes.length) {
            int to = from;
            boolean blank = true;
            while (to < bytes.length && bytes[to] != '\n') {
                blank &= bytes[to] == ' ' || bytes[to] == '\r' || bytes[to] == '\t';
                to++;
            }
            if (!blank) {
                refuseMoreThan(max, drafts.size() + 1);
                drafts.add(line(bytes, from, to - from));
            }
            from = to + 1;
        }
        return drafts;
    }

    private static Draft line(byte[] bytes, int from, int length) {
        try (JsonParser parser = EventCodec.json().createParser(bytes, from, length)) {
            parser.nextToken();
            Draft draft = new StructuredEvents(bytes, from, parser).next();
            end(parser);
            return draft;
        } catch (IOException notJson) {
            return new Draft.Unreadable(new Violation("", NOT_JSON), length);
        }
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

    /** The event that begins at the current token. */
    private Draft next() throws IOException {
        JsonEvent event = JsonEvent.read(parser, start);
        if (!event.isObject()) {
            return new Draft.Unreadable(event.flaws().get(0), event.size());
        }
        return new Draft.Enveloped(
                envelope(event.attributes()), event.flaws(), bytes, event.dataFrom(), event.dataLength(), event.size());
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
