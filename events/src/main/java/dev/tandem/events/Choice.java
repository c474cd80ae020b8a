package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the constants of an enum, by its name in lower case. */
record Choice(Map<String, Object> constants) implements Value<Object> {

    static Choice among(Object[] constants) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : constants) {
            byName.put(nameOf(constant), constant);
        }
        return new Choice(byName);
    }

    private static String nameOf(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Object read(JsonParser parser, String pointer, Violations violations) throws IOException {
        Object constant = parser.currentToken() == JsonToken.VALUE_STRING ? constants.get(parser.getText()) : null;
        return constant != null
                ? constant
                : Value.refuse(parser, pointer, "is not one of " + constants.keySet(), violations);
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        generator.writeString(nameOf(value));
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("enum", List.copyOf(constants.keySet()));
        return schema;
    }
}
