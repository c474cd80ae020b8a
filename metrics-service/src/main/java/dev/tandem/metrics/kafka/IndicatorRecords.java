package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.events.Topic;
import dev.tandem.metrics.ChangedCell;
import dev.tandem.metrics.ChangedCell.Count;
import dev.tandem.metrics.ChangedCell.Histogram;
import dev.tandem.metrics.ChangedCell.Place;
import dev.tandem.metrics.Granularity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.BitSet;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/**
 * Cells as records of {@code tandem.indicators.v1}: CloudEvents in binary mode, described in docs/indicators-topic.md.
 * Its buffers serve for one record after another; not safe for threads.
 */
final class IndicatorRecords {
    static final String TOPIC = Topic.INDICATORS.topicName();

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final byte[] SOURCE = "/tandem/indicators/".getBytes(US_ASCII);
    private static final Header SPECVERSION = new RecordHeader("ce_specversion", "1.0".getBytes(US_ASCII));
    private static final Header TYPE = new RecordHeader("ce_type", "tandem.indicator.v1".getBytes(US_ASCII));
    private static final Header CONTENT_TYPE = new RecordHeader("content-type", "application/json".getBytes(US_ASCII));
    private static final BitSet UNRESERVED = unreserved();
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);

    private final JsonFactory json = new JsonFactory();
    private final ByteArrayOutputStream value = new ByteArrayOutputStream(4096);
    private final ByteArrayOutputStream key = new ByteArrayOutputStream(256);
    private @Nullable LocalDateTime lastStart;
    private String lastPeriod = "";

    private static BitSet unreserved() {
        BitSet unreserved = new BitSet(128);
        unreserved.set('a', 'z' + 1);
        unreserved.set('A', 'Z' + 1);
        unreserved.set('0', '9' + 1);
        "-._~".chars().forEach(unreserved::set);
        return unreserved;
    }

    /** The record of the cell as it stands now; the same cell has the same key for ever. */
    ProducerRecord<byte[], byte[]> of(ChangedCell cell) {
        String period = period(cell.period());
        byte[] keyBytes = key(cell, period);
        Header id = new RecordHeader("ce_id", Long.toString(cell.revision()).getBytes(US_ASCII));
        Header source = new RecordHeader("ce_source", source(keyBytes));
        return new ProducerRecord<>(
                TOPIC, null, keyBytes, value(cell, period), List.of(SPECVERSION, id, source, TYPE, CONTENT_TYPE));
    }

    /** Cells of one period mostly follow each other. */
    private String period(LocalDateTime start) {
        if (!start.equals(lastStart)) {
            lastStart = start;
            lastPeriod = PERIOD.format(start);
        }
        return lastPeriod;
    }

    private static String name(Granularity granularity) {
        return switch (granularity) {
            case HOUR -> "PT1H";
            case DAY -> "P1D";
            case MONTH -> "P1M";
        };
    }

    private byte[] key(ChangedCell cell, String period) {
        Place place = cell.place();
        key.reset();
        part(place.organisation());
        next(name(cell.granularity()));
        next(period);
        next(place.handler());
        next(place.channel());
        next(place.language());
        next(place.topic());
        next(place.complexity());
        next(place.market());
        next(place.reason());
        return key.toByteArray();
    }

    private void next(String text) {
        key.write('|');
        part(text);
    }

    /** Percent-encoded as in RFC 3986, so that no text can hold the bar that separates them. */
    private void part(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        int plain = 0;
        while (plain < bytes.length && UNRESERVED.get(bytes[plain] & 0xFF)) {
            plain++;
        }
        key.write(bytes, 0, plain);
        for (int i = plain; i < bytes.length; i++) {
            byte b = bytes[i];
            if (UNRESERVED.get(b & 0xFF)) {
                key.write(b);
            } else {
                key.write('%');
                key.write(HEX[b >> 4 & 0xF]);
                key.write(HEX[b & 0xF]);
            }
        }
    }

    /** A URI of the cell: a revision is an id of its own in it only, since many cells change with one revision. */
    private static byte[] source(byte[] key) {
        byte[] source = new byte[SOURCE.length + key.length];
        System.arraycopy(SOURCE, 0, source, 0, SOURCE.length);
        for (int i = 0; i < key.length; i++) {
            source[SOURCE.length + i] = key[i] == '|' ? (byte) '/' : key[i];
        }
        return source;
    }

    private byte[] value(ChangedCell cell, String period) {
        value.reset();
        try (JsonGenerator generator = json.createGenerator(value)) {
            generator.writeStartObject();
            write(generator, cell, period);
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return value.toByteArray();
    }

    private static void write(JsonGenerator generator, ChangedCell cell, String period) throws IOException {
        Place place = cell.place();
        generator.writeStringField("organisation", place.organisation());
        generator.writeStringField("granularity", name(cell.granularity()));
        generator.writeStringField("period", period);
        generator.writeStringField("timeZone", place.timeZone());
        generator.writeStringField("handler", place.handler());
        generator.writeStringField("channel", place.channel());
        generator.writeStringField("language", place.language());
        generator.writeStringField("topic", place.topic());
        generator.writeStringField("complexity", place.complexity());
        generator.writeStringField("market", place.market());
        if (!place.reason().isEmpty()) {
            generator.writeStringField("reason", place.reason());
        }
        generator.writeNumberField("revision", cell.revision());
        generator.writeObjectFieldStart("counts");
        for (Count count : cell.counts()) {
            generator.writeNumberField(count.measure(), count.sum());
        }
        generator.writeEndObject();
        generator.writeObjectFieldStart("durations");
        for (Histogram histogram : cell.durations()) {
            write(generator, histogram);
        }
        generator.writeEndObject();
    }

    private static void write(JsonGenerator generator, Histogram histogram) throws IOException {
        generator.writeObjectFieldStart(histogram.duration());
        generator.writeArrayFieldStart("buckets");
        for (int i = 0; i < histogram.size(); i++) {
            generator.writeNumber(histogram.bucket(i));
        }
        generator.writeEndArray();
        generator.writeArrayFieldStart("counts");
        for (int i = 0; i < histogram.size(); i++) {
            generator.writeNumber(histogram.count(i));
        }
        generator.writeEndArray();
        generator.writeEndObject();
    }
}
