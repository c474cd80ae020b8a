package dev.tandem.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
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
 * An event in CloudEvents' JSON format. Its data may stand before the type that says how to read them, so that only their
 * place is noted here.
 *
 * @param isObject whether it can be an event at all; when it cannot, the only flaw says so
 * @param attributes those that Tandem uses, as they were sent
 * @param flaws what is wrong with its form
 * @param dataFrom where in the bytes the data begin
 * @param dataLength how many bytes the data are, negative when there are none
 * @param data the data, where {@link #readWithData} could read them on its way; null says nothing
 * @param size how many bytes the whole event takes
 */
public record JsonEvent(
        boolean isObject,
        Map<String, String> attributes,
        List<Violation> flaws,
        int dataFrom,
        int dataLength,
        @Nullable EventData data,
        int size) {
    /** The most characters of an attribute that are taken; a refusal has to hold them. */
    public static final int MAX_ATTRIBUTE_LENGTH = 1000;

    private static final Set<String> ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "time", "subject", "datacontenttype", "dataschema");
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,64}");

    /**
     * Reads the event that begins at the current token, and stops at its last token.
     *
     * @param parser of bytes, made by {@link EventCodec#json()}
     * @param start at which of the bytes the parser began
     * @throws IOException when it is not JSON
     */
    public static JsonEvent read(JsonParser parser, int start) throws IOException {
        return new Reader(parser, start, false).read();
    }

    /**
     * The same, but data whose type stands before them are read on the way, which saves reading them twice. What is wrong
     * with them it does not tell, nor whether they are UTF-8.
     *
     * @throws IOException when it is not JSON, or the data hold what cannot be read: {@link #read} knows more
     */
    public static JsonEvent readWithData(JsonParser parser, int start) throws IOException {
        return new Reader(parser, start, true).read();
    }

    private static final class Reader {
        private final JsonParser parser;
        private final int start;
        private final boolean withData;
        private final Map<String, String> attributes = new HashMap<>();
        private final List<Violation> flaws = new ArrayList<>(0);
        private @Nullable EventData data;

        Reader(JsonParser parser, int start, boolean withData) {
            this.parser = parser;
            this.start = start;
            this.withData = withData;
        }

        JsonEvent read() throws IOException {
            int first = tokenStart();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                if (parser.currentToken() == null) {
                    throw new IOException("holds nothing");
                }
                parser.skipChildren();
                parser.finishToken();
                flaws.add(new Violation("", "is not an object"));
                return new JsonEvent(false, attributes, flaws, 0, -1, null, position() - first);
            }
            Set<String> seen = new HashSet<>();
            int dataFrom = 0;
            int dataLength = -1;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken token = parser.nextToken();
                if (!seen.add(name)) {
                    flaw(name, "stands here twice");
                }
                if (name.equals("data")) {
                    dataFrom = tokenStart();
                    passData(token);
                    parser.finishToken();
                    dataLength = token == JsonToken.VALUE_NULL ? -1 : position() - dataFrom;
                } else {
                    attribute(name, token);
                }
            }
            return new JsonEvent(true, attributes, flaws, dataFrom, dataLength, data, position() - first);
        }

        private void passData(JsonToken token) throws IOException {
            EventType type = withData && token == JsonToken.START_OBJECT
                    ? EventType.named(attributes.getOrDefault("type", "")).orElse(null)
                    : null;
            if (type == null) {
                parser.skipChildren();
            } else {
                data = type.shape().read(parser).object();
            }
        }

        private void attribute(String name, JsonToken token) throws IOException {
            if (ATTRIBUTES.contains(name)) {
                if (token == JsonToken.VALUE_STRING) {
                    attributes.put(name, parser.getText());
                    return;
                }
                if (token != JsonToken.VALUE_NULL) {
                    flaw(name, "is not a text");
                }
            } else if (!EXTENSION.matcher(name).matches()) {
                flaw(name, "is not an attribute of an event");
            } else if (token.isStructStart()) {
                flaw(name, "is neither an attribute of an event nor a scalar extension");
            }
            parser.skipChildren();
        }

        private void flaw(String name, String reason) {
            flaws.add(new Violation(Pointers.to("", name), reason));
        }

        private int tokenStart() throws IOException {
            return absolute(parser.currentTokenLocation().getByteOffset());
        }

        private int position() throws IOException {
            return absolute(parser.currentLocation().getByteOffset());
        }

        /** The parser knows no bytes when it took them for UTF-16 or UTF-32, which JSON on the wire is not. */
        private int absolute(long offset) throws IOException {
            if (offset < 0) {
                throw new IOException("is not JSON in UTF-8");
            }
            return start + (int) offset;
        }
    }
}
