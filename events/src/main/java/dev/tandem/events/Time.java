package dev.tandem.events;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A moment, RFC 3339 with an offset; written in UTC. Finer digits than microseconds are dropped: whoever stores a moment
 * stores it so, and a time that changes on its way could not be counted back.
 */
record Time() implements Value<Instant> {
    /** What {@link Instants} reads, but for the length of months, which the format says. */
    private static final String FORM = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
            + "(\\.[0-9]{1,9})?(Z|[+-](0[0-9]|1[0-7]):[0-5][0-9]|[+-]18:00)$";

    private static final String REFUSED = "^0000|^(0001-01-01|9999-12-31).*[0-9]$|-00:00$";

    @Override
    public @Nullable Instant read(JsonParser parser, String pointer, Violations violations) throws IOException {
        Instant instant = parser.currentToken() == JsonToken.VALUE_STRING ? Instants.parse(parser.getText()) : null;
        return instant != null
                ? instant.truncatedTo(ChronoUnit.MICROS)
                : Value.refuse(parser, pointer, "is not a date-time with an offset", violations);
    }

    @Override
    public void write(JsonGenerator generator, Object value) throws IOException {
        generator.writeString(Instants.format((Instant) value));
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "string");
        schema.put("format", "date-time");
        schema.put("pattern", FORM);
        schema.put("not", Value.textLike(REFUSED));
        return schema;
    }
}
