package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a member may hold: how it is read, written and described to others as JSON Schema. */
sealed interface Value<T> {

    /** The value at the current token, or null after adding to {@code violations}. */
    @Nullable
    T read(JsonParser parser, String pointer, List<Violation> violations) throws IOException;

    /** Writes what {@link #read} returned. */
    void write(JsonGenerator generator, Object value) throws IOException;

    /** The JSON Schema of the value. */
    Map<String, Object> schema();

    /** The value that a record component holds. */
    static Value<?> of(RecordComponent component) {
        Text text = component.getAnnotation(Text.class);
        Class<?> type = component.getType();
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            if (element == String.class) {
                return new Texts(characters(text));
            }
            throw new IllegalStateException("no wire form for a list of " + element);
        }
        if (type == String.class) {
            return characters(text);
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
            return new Choice(type.getEnumConstants());
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

    private static Characters characters(@Nullable Text text) {
        return text == null
                ? new Characters(200, false, null)
                : new Characters(
                        text.max(), text.lines(), text.pattern().isEmpty() ? null : Pattern.compile(text.pattern()));
    }

    /** Skips what is not of the expected kind, so that reading can go on behind it. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // always null, whatever the type
    private static <T> @Nullable T refuse(JsonParser parser, String pointer, String reason, List<Violation> violations)
            throws IOException {
        violations.add(new Violation(pointer, reason));
        parser.skipChildren();
        return null;
    }

    /** A text. */
    record Characters(int max, boolean lines, @Nullable Pattern pattern) implements Value<String> {
        @Override
        public @Nullable String read(JsonParser parser, String pointer, List<Violation> violations) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return refuse(parser, pointer, "is not a text", violations);
            }
            String text = parser.getText();
            String reason = reasonAgainst(text);
            return reason == null ? text : refuse(parser, pointer, reason, violations);
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
                boolean line = c == '\n' || c == '\r' || c == '\t';
                if (c == 0x7f || (c < ' ' && !(lines && line))) {
                    return "holds a control character";
                }
            }
            return pattern == null || pattern.matcher(text).matches() ? null : "does not look like " + pattern;
        }

        @Override
        public void write(JsonGenerator generator, Object value) throws IOException {
            generator.writeString((String) value);
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "string");
            if (pattern == null) {
                schema.put("minLength", 1);
                schema.put("maxLength", max);
            }
            schema.put(
                    "pattern",
                    pattern != null
                            ? "^" + pattern + "$"
                            : lines
                                    ? "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]+$"
                                    : "^[^\\u0000-\\u001f\\u007f]+$");
            return schema;
        }
    }

    /** Up to 1,000 texts. */
    record Texts(Characters element) implements Value<List<String>> {
        private static final int MAX = 1000;

        @Override
        public @Nullable List<String> read(JsonParser parser, String pointer, List<Violation> violations)
                throws IOException {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                return refuse(parser, pointer, "is not a list", violations);
            }
            List<String> texts = new ArrayList<>();
            int index = 0;
            boolean whole = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String text = element.read(parser, pointer + "/" + index++, violations);
                if (text == null) {
                    whole = false;
                } else if (texts.size() < MAX) {
                    texts.add(text);
                }
            }
            if (index > MAX) {
                violations.add(new Violation(pointer, "has more than " + MAX + " elements"));
                whole = false;
            }
            return whole ? texts : null;
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
            return new LinkedHashMap<>(Map.of("type", "array", "items", element.schema(), "maxItems", MAX));
        }
    }

    /** A moment, RFC 3339 with an offset; written in UTC. */
    record Time() implements Value<Instant> {
        @Override
        public @Nullable Instant read(JsonParser parser, String pointer, List<Violation> violations)
                throws IOException {
            Instant instant = parser.currentToken() == JsonToken.VALUE_STRING ? Instants.parse(parser.getText()) : null;
            return instant != null ? instant : refuse(parser, pointer, "is not a date-time with an offset", violations);
        }

        @Override
        public void write(JsonGenerator generator, Object value) throws IOException {
            generator.writeString(value.toString());
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "string");
            schema.put("format", "date-time");
            return schema;
        }
    }

    /** A calendar day. */
    record Day() implements Value<LocalDate> {
        private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

        @Override
        public @Nullable LocalDate read(JsonParser parser, String pointer, List<Violation> violations)
                throws IOException {
            try {
                if (parser.currentToken() == JsonToken.VALUE_STRING
                        && FORM.matcher(parser.getText()).matches()) {
                    return LocalDate.parse(parser.getText());
                }
            } catch (DateTimeException notADay) {
                // refused below, like everything else that is no day
            }
            return refuse(parser, pointer, "is not a date", violations);
        }

        @Override
        public void write(JsonGenerator generator, Object value) throws IOException {
            generator.writeString(value.toString());
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", "string");
            schema.put("format", "date");
            return schema;
        }
    }

    /** True or false. */
    record Truth() implements Value<Boolean> {
        @Override
        public @Nullable Boolean read(JsonParser parser, String pointer, List<Violation> violations)
                throws IOException {
            return parser.currentToken().isBoolean()
                    ? (Boolean) parser.getBooleanValue()
                    : refuse(parser, pointer, "is not true or false", violations);
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

    /** One of the constants of an enum, in lower case. */
    record Choice(Map<String, Object> constants) implements Value<Object> {
        Choice(Object[] constants) {
            this(Arrays.stream(constants)
                    .collect(Collectors.toMap(Choice::name, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
        }

        private static String name(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
        }

        @Override
        public @Nullable Object read(JsonParser parser, String pointer, List<Violation> violations) throws IOException {
            Object constant = parser.currentToken() == JsonToken.VALUE_STRING ? constants.get(parser.getText()) : null;
            return constant != null
                    ? constant
                    : refuse(parser, pointer, "is not one of " + constants.keySet(), violations);
        }

        @Override
        public void write(JsonGenerator generator, Object value) throws IOException {
            generator.writeString(name(value));
        }

        @Override
        public Map<String, Object> schema() {
            return new LinkedHashMap<>(Map.of("enum", List.copyOf(constants.keySet())));
        }
    }

    /** A number; whole when the component is. */
    record Figure(Class<?> type, double min, double max) implements Value<Number> {
        /** More digits than any figure has; a longer one only costs time. */
        private static final int MAX_DIGITS = 40;

        @Override
        public @Nullable Number read(JsonParser parser, String pointer, List<Violation> violations) throws IOException {
            JsonToken token = parser.currentToken();
            if (!token.isNumeric()) {
                return refuse(parser, pointer, "is not a number", violations);
            }
            if (parser.getTextLength() > MAX_DIGITS) {
                return refuse(parser, pointer, "has more than " + MAX_DIGITS + " digits", violations);
            }
            double number = parser.getDoubleValue();
            if (!(number >= min && number <= max)) {
                return refuse(parser, pointer, "is not between " + text(min) + " and " + text(max), violations);
            }
            if (type == Integer.class) {
                return number == Math.rint(number)
                        ? (Integer) (int) number
                        : refuse(parser, pointer, "is not a whole number", violations);
            }
            return type == Double.class ? (Number) number : parser.getDecimalValue();
        }

        private static String text(double bound) {
            return new BigDecimal(bound).toPlainString();
        }

        @Override
        public void write(JsonGenerator generator, Object value) throws IOException {
            if (value instanceof BigDecimal decimal) {
                generator.writeNumber(decimal);
                return;
            }
            double number = ((Number) value).doubleValue();
            if (number == Math.rint(number) && Math.abs(number) < 1e15) {
                generator.writeNumber((long) number);
            } else {
                generator.writeNumber(number);
            }
        }

        @Override
        public Map<String, Object> schema() {
            Map<String, Object> schema = new LinkedHashMap<>();
            schema.put("type", type == Integer.class ? "integer" : "number");
            schema.put("minimum", new BigDecimal(min));
            schema.put("maximum", new BigDecimal(max));
            return schema;
        }
    }

    /** An object within the object. */
    record Nested(Shape<?> shape) implements Value<Object> {
        @Override
        public @Nullable Object read(JsonParser parser, String pointer, List<Violation> violations) throws IOException {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return refuse(parser, pointer, "is not an object", violations);
            }
            Shape.Reading<?> reading = shape.read(parser);
            reading.violations().forEach(violation -> violations.add(violation.below(pointer)));
            return reading.object();
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
}
