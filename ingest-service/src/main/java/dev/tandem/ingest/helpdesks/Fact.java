package dev.tandem.ingest.helpdesks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventType;
import dev.tandem.events.Violation;
import dev.tandem.ingest.ContentHash;
import dev.tandem.ingest.Draft;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a payload says in the words of an event, each member with the place that it was taken from. */
final class Fact {
    private static final String DATA = "/data/";

    private final EventType type;
    private final String key;
    private final boolean snapshot;
    private final Instant time;
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> places = new LinkedHashMap<>();

    private Fact(EventType type, String key, boolean snapshot, Instant time) {
        this.type = type;
        this.key = key;
        this.snapshot = snapshot;
        this.time = time;
    }

    /**
     * A snapshot, of which there will be others. Its id begins with the number of its members, because the greater id
     * wins among snapshots of the same time, and of two that a vendor made in one second the richer one tells more.
     */
    static Fact snapshot(EventType type, String key, Instant time) {
        return new Fact(type, key, true, time);
    }

    /** Something that is said once. */
    static Fact once(EventType type, String key, Instant time) {
        return new Fact(type, key, false, time);
    }

    /** Says a member, unless the value is null. */
    Fact put(String name, @Nullable Object value, String place) {
        if (value != null) {
            members.put(name, value);
            places.put(name, place);
        }
        return this;
    }

    /** What the member says, null when nothing. */
    @Nullable
    Object get(String name) {
        return members.get(name);
    }

    /** The members that are said. */
    Map<String, Object> members() {
        return members;
    }

    EventType type() {
        return type;
    }

    Draft draft(String organisation, Vendor vendor) {
        byte[] data = data(organisation);
        Draft.Envelope envelope = new Draft.Envelope(
                "1.0", id(data), vendor.source(), type.typeName(), time.toString(), null, null, null);
        return new Draft.Enveloped(envelope, List.of(), data, 0, data.length, data.length);
    }

    private String id(byte[] data) {
        return snapshot ? String.format("%s-%02d-%s", key, members.size(), ContentHash.of(List.of(text(data)))) : key;
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }

    private byte[] data(String organisation) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            json.writeStartObject();
            json.writeStringField("organisation", organisation);
            for (Map.Entry<String, Object> member : members.entrySet()) {
                json.writeFieldName(member.getKey());
                if (member.getValue() instanceof Integer number) {
                    json.writeNumber(number);
                } else {
                    json.writeString(member.getValue().toString());
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What is wrong with the event, told of the payload. */
    Violation inPayload(Violation violation) {
        String pointer = violation.pointer();
        String name = pointer.startsWith(DATA) ? pointer.substring(DATA.length()) : "";
        String place = places.get(name);
        return place == null
                ? new Violation("", (pointer.isEmpty() ? "" : "as " + pointer + " ") + violation.reason())
                : new Violation(place, "as " + name + " " + violation.reason());
    }
}
