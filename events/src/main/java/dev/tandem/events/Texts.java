package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Up to 1,000 texts. */
record Texts(Characters element) implements Value<List<String>> {
    private static final int MAX = 1000;

    @Override
    public @Nullable List<String> read(JsonParser parser, String pointer, Violations violations) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return Value.refuse(parser, pointer, "is not a list", violations);
        }
        int before = violations.count();
        List<String> texts = new ArrayList<>();
        for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
            if (index == MAX) {
                violations.add(pointer, "has more than " + MAX + " elements");
            }
            String text = element.read(parser, pointer + "/" + index, violations);
            if (text != null && index < MAX) {
                texts.add(text);
            }
        }
        return violations.count() == before ? texts : null;
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        generator.writeStartArray();
        for (Object text : (List<?>) value) {
            element.write(generator, text);
        }
        generator.writeEndArray();
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "array");
        schema.put("maxItems", MAX);
        schema.put("items", element.schema());
        return schema;
    }
}
