package dev.tandem.ingest.imports;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Violation;
import dev.tandem.ingest.ContentHash;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes drafts of events from the values of a row; the same row always makes the same. */
final class RowEvents {
    private final Mapping mapping;
    private final String source;
    private final String organisation;

    RowEvents(Mapping mapping, String organisation) {
        this.mapping = mapping;
        this.source = "urn:tandem:import:" + mapping.name();
        this.organisation = organisation;
    }

    /** The events of a row, without those whose condition does not hold. */
    List<Draft> of(Row row, Iterable<String> content) {
        String hash = ContentHash.of(content);
        return mapping.events().stream()
                .filter(event -> event.when() == null || row.holds(event.when()))
                .map(event -> draft(event, row, hash))
                .toList();
    }

    /** The refusal of a row from which no event could be made; nothing of it is kept, since nothing of it was judged. */
    Refusal refusal(Instant now, List<Violation> violations, String coordinates) {
        return new Refusal(now, organisation, null, source, null, violations, coordinates, 0, null);
    }

    private Draft draft(MappingFile.EventFile event, Row row, String hash) {
        byte[] data = data(event, row);
        Object time = event.time() == null ? null : row.value(event.time());
        String id = event.id().stream().map(name -> keyPart(row.value(name))).collect(Collectors.joining("-"));
        Draft.Envelope envelope = new Draft.Envelope(
                "1.0",
                id + "-" + kind(event.type()) + "-" + hash,
                source,
                event.type(),
                time == null ? null : time.toString(),
                null,
                null,
                null);
        return new Draft.Enveloped(envelope, List.of(), data, 0, data.length, data.length);
    }

    /** A number is padded, so that ids sort as their numbers do: a tie between snapshots is broken by the id. */
    private static String keyPart(@Nullable Object value) {
        return value instanceof Long number ? String.format("%010d", number) : String.valueOf(value);
    }

    private static String kind(String type) {
        return type.replaceFirst("^tandem\\.", "").replaceFirst("\\.v[0-9]+$", "");
    }

    private byte[] data(MappingFile.EventFile event, Row row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = EventCodec.json().createGenerator(bytes)) {
            json.enable(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature());
            json.writeStartObject();
            json.writeStringField("organisation", organisation);
            for (Map.Entry<String, String> member : event.data().entrySet()) {
                Object value = row.value(member.getValue());
                if (value != null) {
                    json.writeFieldName(member.getKey());
                    write(json, value);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Duration duration) {
            json.writeNumber(BigDecimal.valueOf(duration.toMillis(), 3));
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(value.toString());
        }
    }
}
