package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text of 1 to {@code max} Unicode code points. Control characters and halves of surrogate pairs are refused: neither
 * Kafka's JSON nor PostgreSQL could carry them.
 *
 * @param lines whether line breaks and tabs may stand in it
 */
record Characters(int max, boolean lines, @Nullable Pattern pattern) implements Value<String> {
    private static final int DEFAULT_MAX = 200;
    private static final String NOT_IN_LINES = "[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]";
    private static final String NOT_IN_ONE_LINE = "[\\u0000-\\u001f\\u007f\\ud800-\\udfff]";

    static Characters of(@Nullable Text text) {
        if (text == null) {
            return new Characters(DEFAULT_MAX, false, null);
        }
        return new Characters(
                text.max(), text.lines(), text.pattern().isEmpty() ? null : Pattern.compile(text.pattern()));
    }

    @Override
    public @Nullable String read(JsonParser parser, String pointer, Violations violations) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return Value.refuse(parser, pointer, "is not a text", violations);
        }
        String text = parser.getText();
        String reason = reasonAgainst(text);
        return reason == null ? text : Value.refuse(parser, pointer, reason, violations);
    }

    private @Nullable String reasonAgainst(String text) {
        if (text.isEmpty()) {
            return "is empty";
        }
        if (text.length() > max && text.codePointCount(0, text.length()) > max) {
            return "is longer than " + max + " characters";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0x7f || (c < ' ' && !(lines && isLayout(c)))) {
                return "holds a control character";
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
                    return "holds half of a surrogate pair";
                }
                i++;
            }
        }
        return pattern == null || pattern.matcher(text).matches() ? null : "does not look like " + pattern;
    }

    private static boolean isLayout(char c) {
        return c == '\n' || c == '\r' || c == '\t';
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        generator.writeString((String) value);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        if (pattern != null) {
            schema.put("pattern", "^" + pattern + "$");
        }
        schema.put("minLength", 1);
        schema.put("maxLength", max);
        schema.put("not", Value.textLike(lines ? NOT_IN_LINES : NOT_IN_ONE_LINE));
        return schema;
    }
}
