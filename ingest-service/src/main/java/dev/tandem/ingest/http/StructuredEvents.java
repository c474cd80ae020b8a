package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Pointers;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Draft;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads events in the JSON format of CloudEvents, one, several in an array, or one a line. Data may stand before their
 * type, so that only their place is noted here.
 */
final class StructuredEvents {
    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "time", "subject", "datacontenttype", "dataschema");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,64}");
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
        int first = tokenStart();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            if (parser.currentToken() == null) {
                throw new IOException("holds nothing");
            }
            parser.skipChildren();
            parser.finishToken();
            return new Draft.Unreadable(new Violation("", "is not an object"), position() - first);
        }
        Map<String, @Nullable String> attributes = new HashMap<>();
        Set<String> seen = new HashSet<>();
        List<Violation> flaws = new ArrayList<>(0);
        int dataFrom = 0;
        int dataLength = -1;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (!seen.add(name)) {
                flaws.add(flaw(name, "stands here twice"));
            }
            if (name.equals("data")) {
                dataFrom = tokenStart();
                parser.skipChildren();
                parser.finishToken();
                dataLength = token == JsonToken.VALUE_NULL ? -1 : position() - dataFrom;
            } else {
                attribute(name, token, attributes, flaws);
            }
        }
        return new Draft.Enveloped(envelope(attributes), flaws, bytes, dataFrom, dataLength, position() - first);
    }

    private void attribute(
            String name, JsonToken token, Map<String, @Nullable String> attributes, List<Violation> flaws)
            throws IOException {
        if (ATTRIBUTES.contains(name)) {
            if (token == JsonToken.VALUE_STRING) {
                attributes.put(name, parser.getText());
                return;
            }
            if (token != JsonToken.VALUE_NULL) {
                flaws.add(flaw(name, "is not a text"));
            }
        } else if (!EXTENSION.matcher(name).matches()) {
            flaws.add(flaw(name, "is not an attribute of an event"));
        } else if (token.isStructStart()) {
            flaws.add(flaw(name, "is neither an attribute of an event nor a scalar extension"));
        }
        parser.skipChildren();
    }

    private static Draft.Envelope envelope(Map<String, @Nullable String> attributes) {
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

    private static Violation flaw(String name, String reason) {
        return new Violation(Pointers.to("", name), reason);
    }

    private int tokenStart() throws IOException {
        return absolute(parser.currentTokenLocation().getByteOffset());
    }

    private int position() throws IOException {
        return absolute(parser.currentLocation().getByteOffset());
    }

    /** The parser knows no bytes when it took the body for UTF-16 or UTF-32, which JSON on the wire is not. */
    private int absolute(long offset) throws IOException {
        if (offset < 0) {
            throw new IOException(NOT_JSON);
        }
        return start + (int) offset;
    }
}
