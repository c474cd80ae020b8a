package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member may hold: how it is read, written and described to others as JSON Schema. */
sealed interface Value<T> permits Characters, Choice, Day, Figure, Nested, Texts, Time, Truth {

    /** The value at the current token, or null after adding to {@code violations}. */
    @Nullable
    T read(JsonParser parser, String pointer, Violations violations) throws IOException;

    /** Writes what {@link #read} returned. */
    void write(JsonGenerator generator, Object value) throws IOException;

    /** The JSON Schema of the value; the caller may add to it. */
    Map<String, Object> schema();

    /** The value that a record component holds. */
    static Value<?> of(RecordComponent component) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return Characters.of(component.getAnnotation(Text.class));
        }
        if (type == List.class && elementOf(component) == String.class) {
            return new Texts(Characters.of(component.getAnnotation(Text.class)));
        }
        if (type == Instant.class) {
            return new Time();
        }
        if (type == LocalDate.class) {
            return new Day();
        }
        if (type == Boolean.class) {
            return new Truth();
        }
        if (type.isEnum()) {
            return Choice.among(type.getEnumConstants());
        }
        if (type.isRecord()) {
            return new Nested(Shape.of(type));
        }
        Range range = component.getAnnotation(Range.class);
        if (range != null && (type == Integer.class || type == Double.class || type == BigDecimal.class)) {
            return new Figure(type, range.min(), range.max());
        }
        throw new IllegalStateException("no wire form for " + component);
    }

    private static Object elementOf(RecordComponent list) {
        return ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    /** Skips what is not of the expected kind, so that reading can go on behind it. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // always null, whatever the type
    static <T> @Nullable T refuse(JsonParser parser, String pointer, String reason, Violations violations)
            throws IOException {
        violations.add(pointer, reason);
        parser.skipChildren();
        return null;
    }

    /**
     * The schema of texts in which the pattern is found, for saying what must not stand in one: a {@code $} cannot be
     * relied upon, since many engines let a line break follow it.
     */
    static Map<String, Object> textLike(String pattern) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("pattern", pattern);
        return schema;
    }
}
