package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A calendar day between the years 1 and 9999. */
record Day() implements Value<LocalDate> {
    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Override
    public @Nullable LocalDate read(JsonParser parser, String pointer, Violations violations) throws IOException {
        LocalDate day = parser.currentToken() == JsonToken.VALUE_STRING ? parse(parser.getText()) : null;
        return day != null ? day : Value.refuse(parser, pointer, "is not a date", violations);
    }

    private static @Nullable LocalDate parse(String text) {
        try {
            LocalDate day = FORM.matcher(text).matches() ? LocalDate.parse(text) : null;
            return day != null && day.getYear() > 0 ? day : null;
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
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
        schema.put("pattern", "^" + FORM + "$");
        schema.put("not", Value.textLike("^0000"));
        return schema;
    }
}
