package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** True or false. */
record Truth() implements Value<Boolean> {
    @Override
    public @Nullable Boolean read(JsonParser parser, String pointer, Violations violations) throws IOException {
        return parser.currentToken().isBoolean()
                ? (Boolean) parser.getBooleanValue()
                : Value.refuse(parser, pointer, "is not true or false", violations);
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        generator.writeBoolean((Boolean) value);
    }

    @Override
    public Map<String, Object> schema() {
        return new LinkedHashMap<>(Map.of("type", "boolean"));
    }
}
