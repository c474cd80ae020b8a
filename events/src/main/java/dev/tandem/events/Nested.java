package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object within the object. */
record Nested(Shape<?> shape) implements Value<Object> {
    @Override
    public @Nullable Object read(JsonParser parser, String pointer, Violations violations) throws IOException {
        return parser.currentToken() == JsonToken.START_OBJECT
                ? shape.read(parser, pointer, violations)
                : Value.refuse(parser, pointer, "is not an object", violations);
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        shape.write(generator, value);
    }

    @Override
    public Map<String, Object> schema() {
        return shape.schema();
    }
}
