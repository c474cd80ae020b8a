package dev.tandem.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the data of events as JSON, by streaming. Safe for use by many threads. */
public final class EventCodec {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(32)
                    .maxNumberLength(400)
                    .maxStringLength(8 << 20)
                    .build())
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .build();

    private EventCodec() {}

    /** The factory with the limits that hold for everything a stranger sends. */
    public static JsonFactory json() {
        return JSON;
    }

    /** Reads a CloudEvents time, RFC 3339 with an offset, to the microsecond; null when it is none. */
    public static @Nullable Instant time(String text) {
        Instant instant = Instants.parse(text);
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes a time as {@link #time(String)} reads it, in UTC. */
    public static String text(Instant time) {
        return Instants.format(time);
    }

    /** Reads the data of an event of this type; whatever the bytes are, the answer is a value. */
    public static Decoded decode(EventType type, byte[] bytes) {
        return decode(type, bytes, 0, bytes.length);
    }

    /** Reads the data of an event that stand in a part of {@code bytes}. */
    public static Decoded decode(EventType type, byte[] bytes, int offset, int length) {
        if (!isUtf8(bytes, offset, length)) {
            return refused("is not UTF-8");
        }
        try (JsonParser parser = JSON.createParser(bytes, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return refused("is not an object");
            }
            Shape.Reading<? extends EventData> reading = type.shape().read(parser);
            if (parser.nextToken() != null) {
                return refused("goes on behind the object");
            }
            EventData data = reading.object();
            return data != null ? new Decoded.Valid(data) : new Decoded.Invalid(reading.violations(), reading.kept());
        } catch (StreamConstraintsException hostile) {
            return refused("is nested too deeply or holds too long a name, text or number");
        } catch (IOException notJson) {
            return refused("is not JSON");
        }
    }

    /**
     * Whether these bytes are UTF-8. The parser is lenient with bytes that no encoder makes; what is let in here must come
     * out the same.
     */
    public static boolean isUtf8(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end && bytes[i] >= 0) {
            i++;
        }
        if (i == end) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, i, end - i));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static Decoded refused(String reason) {
        return new Decoded.Invalid(List.of(new Violation("", reason)), Map.of());
    }

    /** The data as JSON in UTF-8; what is null is left out. */
    public static byte[] encode(EventData data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = JSON.createGenerator(bytes)) {
            write(generator, data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the data as the next value of {@code generator}. */
    public static void write(JsonGenerator generator, EventData data) throws IOException {
        EventType.of(data).shape().write(generator, data);
    }

    /** Writes what may be kept of refused data as the next value of {@code generator}. */
    public static void write(JsonGenerator generator, EventType type, Map<String, Object> kept) throws IOException {
        type.shape().write(generator, kept);
    }

    /** The JSON Schema (2020-12) of the data of this type, as maps, lists, texts and numbers. */
    public static Map<String, Object> schema(EventType type) {
        Map<String, Object> schema = type.shape().schema();
        Map<String, Object> titled = new LinkedHashMap<>();
        titled.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        titled.put("$id", "https://tandem.dev/schemas/" + type.typeName() + ".json");
        titled.put("title", type.typeName());
        titled.putAll(schema);
        return titled;
    }
}
