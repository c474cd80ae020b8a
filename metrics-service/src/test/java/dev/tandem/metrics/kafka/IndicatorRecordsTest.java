package dev.tandem.metrics.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.ChangedCell;
import dev.tandem.metrics.ChangedCell.Count;
import dev.tandem.metrics.ChangedCell.Histogram;
import dev.tandem.metrics.ChangedCell.Place;
import dev.tandem.metrics.Granularity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class IndicatorRecordsTest {
    private static final LocalDateTime DAY = LocalDateTime.of(2025, 3, 1, 0, 0);
    private static final Place NORDLICHT =
            new Place("nordlicht", "Europe/Berlin", "ai", "chat", "de", "refund", "routine", "unknown", "");

    private final IndicatorRecords records = new IndicatorRecords();

    @Test
    void writesACellAsACloudEventInBinaryMode() {
        var cell = new ChangedCell(
                NORDLICHT,
                Granularity.DAY,
                DAY,
                List.of(new Count("episodes", 3), new Count("reply_ms", 5_000_000_000L)),
                List.of(new Histogram("reply", new int[] {-32768, 12}, new int[] {1, 2})),
                41);

        var published = records.of(cell);

        assertThat(published.topic()).isEqualTo("tandem.indicators.v1");
        assertThat(text(published.key()))
                .isEqualTo("nordlicht|P1D|2025-03-01T00%3A00%3A00|ai|chat|de|refund|routine|unknown|");
        assertThat(text(published.value())).isEqualTo("""
                {"organisation":"nordlicht","granularity":"P1D","period":"2025-03-01T00:00:00",\
                "timeZone":"Europe/Berlin","handler":"ai","channel":"chat","language":"de","topic":"refund",\
                "complexity":"routine","market":"unknown","revision":41,\
                "counts":{"episodes":3,"reply_ms":5000000000},\
                "durations":{"reply":{"buckets":[-32768,12],"counts":[1,2]}}}""");
        assertThat(headers(published))
                .isEqualTo(Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "41",
                        "ce_source",
                        "/tandem/indicators/nordlicht/P1D/2025-03-01T00%3A00%3A00/ai/chat/de/refund/routine/unknown/",
                        "ce_type",
                        "tandem.indicator.v1",
                        "content-type",
                        "application/json"));
    }

    @Test
    void writesACellWhoseSumsCameToNothingWithEmptyCountsAndNotAsATombstone() {
        var cell = new ChangedCell(NORDLICHT, Granularity.MONTH, DAY, List.of(), List.of(), 42);

        assertThat(text(records.of(cell).value())).endsWith("\"revision\":42,\"counts\":{},\"durations\":{}}");
    }

    @Test
    void keepsTextsApartThatHoldTheBarBetweenThem() {
        var oneBar = hour(new Place("a|b", "UTC", "ai", "", "", "", "", "", ""));
        var otherBar = hour(new Place("a", "UTC", "b|ai", "", "", "", "", "", ""));

        assertThat(text(records.of(oneBar).key())).isEqualTo("a%7Cb|PT1H|2025-03-01T00%3A00%3A00|ai||||||");
        assertThat(text(records.of(otherBar).key())).isEqualTo("a|PT1H|2025-03-01T00%3A00%3A00|b%7Cai||||||");
    }

    @Test
    void encodesWhatIsNoAsciiByItsBytes() {
        var cell = hour(new Place("ä b~", "UTC", "ai", "chat", "", "", "", "", "zu \"groß\""));

        assertThat(text(records.of(cell).key()))
                .isEqualTo("%C3%A4%20b~|PT1H|2025-03-01T00%3A00%3A00|ai|chat|||||zu%20%22gro%C3%9F%22");
        assertThat(text(records.of(cell).value())).contains("\"reason\":\"zu \\\"groß\\\"\"");
    }

    private static ChangedCell hour(Place place) {
        return new ChangedCell(place, Granularity.HOUR, DAY, List.of(), List.of(), 1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(ProducerRecord<byte[], byte[]> published) {
        return StreamSupport.stream(published.headers().spliterator(), false)
                .collect(Collectors.toMap(header -> header.key(), header -> text(header.value())));
    }
}
