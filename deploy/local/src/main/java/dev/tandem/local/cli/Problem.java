package dev.tandem.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import java.io.IOException;
import java.util.StringJoiner;

/** A service's refusal (RFC 9457) as a sentence for a person. */
final class Problem {
    private Problem() {}

    /** What the problem details say; that there are none when {@code body} holds something else. */
    static String sentence(byte[] body) {
        StringJoiner sentence = new StringJoiner("; ");
        sentence.setEmptyValue("it gives no reason");
        try (JsonParser parser = EventCodec.json().createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readMembers(parser, sentence);
            }
        } catch (IOException notJson) {
            return sentence.toString();
        }
        return sentence.toString();
    }

    private static void readMembers(JsonParser parser, StringJoiner sentence) throws IOException {
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (member.equals("violations") && value == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    sentence.add(violation(parser));
                }
            } else if (member.equals("detail")) {
                sentence.add(parser.getValueAsString(""));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static String violation(JsonParser parser) throws IOException {
        String pointer = "";
        String reason = "";
        for (String member = parser.nextFieldName(); member != null; member = parser.nextFieldName()) {
            parser.nextToken();
            switch (member) {
                case "pointer" -> pointer = parser.getValueAsString("");
                case "reason" -> reason = parser.getValueAsString("");
                default -> parser.skipChildren();
            }
        }
        return (pointer + " " + reason).strip();
    }
}
