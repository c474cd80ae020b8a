package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number from {@code min} to {@code max}; whole when {@code type} is {@code Integer}, with all its digits when it is
 * {@code BigDecimal}.
 */
record Figure(Class<?> type, double min, double max) implements Value<Number> {
    /** Beyond it a double does not hold every whole number. */
    private static final double MAX_WHOLE = 1e15;

    @Override
    public @Nullable Number read(JsonParser parser, String pointer, Violations violations) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return Value.refuse(parser, pointer, "is not a number", violations);
        }
        double number = parser.getDoubleValue();
        if (!(number >= min && number <= max)) {
            return Value.refuse(parser, pointer, "is not between " + plain(min) + " and " + plain(max), violations);
        }
        if (type == Integer.class) {
            return number == Math.rint(number)
                    ? (Integer) (int) number
                    : Value.refuse(parser, pointer, "is not a whole number", violations);
        }
        if (type == BigDecimal.class) {
            // a zero with an exponent of a billion is short to write and a gigabyte to print
            return number == 0 ? BigDecimal.ZERO : parser.getDecimalValue();
        }
        return number;
    }

    private static BigDecimal plain(double bound) {
        return new BigDecimal(bound);
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        if (value instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
            return;
        }
        double number = ((Number) value).doubleValue();
        if (number == Math.rint(number) && Math.abs(number) < MAX_WHOLE) {
            generator.writeNumber((long) number);
            return;
        }
        generator.writeNumber(number);
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", type == Integer.class ? "integer" : "number");
        schema.put("minimum", plain(min));
        schema.put("maximum", plain(max));
        return schema;
    }
}
