package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceivedTest {
    private static final String EPISODE = """
            {"organisation":"acme","episode":"e-1","updatedAt":"2026-03-02T09:00:00Z",
             "startedAt":"2026-03-02T08:00:00Z","channel":"chat"}""";
    private static final String STRUCTURED = """
            {"data": %s, "specversion": "1.0", "id": "Köln", "source": "/shop", "type": "tandem.episode.v1",
             "time": "2026-03-02T09:00:00Z", "subject": "s"}""".formatted(EPISODE);
    private static final Map<String, String> BINARY = Map.of(
            "ce_specversion",
            "1.0",
            "ce_id",
            "Köln",
            "ce_source",
            "/shop",
            "ce_type",
            "tandem.episode.v1",
            "ce_time",
            "2026-03-02T09:00:00Z",
            "ce_subject",
            "s",
            "content-type",
            "application/json");

    @Test
    void anEventIsTheSameInBothModes() {
        Received binary = received(BINARY, EPISODE);

        assertThat(binary).isInstanceOfSatisfying(Received.Event.class, read -> {
            assertThat(read.event().id()).isEqualTo("Köln");
            assertThat(read.event().subject()).isEqualTo("s");
        });
        for (String type : List.of(
                "application/cloudevents+json",
                "application/cloudevents+json; charset=UTF-8",
                "Application/CloudEvents+JSON ;x=y")) {
            assertThat(received(Map.of("content-type", type), STRUCTURED)).isEqualTo(binary);
        }
    }

    @Test
    void anEventWithoutATimeHasTheTimeOfItsRecord() {
        String timeless = STRUCTURED.replace("\"time\": \"2026-03-02T09:00:00Z\",", "");

        assertThat(structured(timeless)).isInstanceOfSatisfying(Received.Event.class, read -> assertThat(
                        read.event().time())
                .isEqualTo(Instant.ofEpochMilli(7)));
    }

    @Test
    void anotherFormatIsNotReadAsThisOne() {
        assertThat(reasons(received(Map.of("content-type", "application/cloudevents+avro-long"), STRUCTURED)))
                .containsExactly(new Violation("", "lacks an attribute of CloudEvents, or one is not in order"));
    }

    @Test
    void aValueThatIsNoEventIsRefusedWithItsReason() {
        Violation notJson = new Violation("", "is not JSON in UTF-8");

        assertThat(reasons(structured(""))).containsExactly(notJson);
        assertThat(reasons(structured("{"))).containsExactly(notJson);
        assertThat(reasons(structured("{} {}"))).containsExactly(notJson);
        assertThat(reasons(structured("[".repeat(10_000)))).containsExactly(notJson);
        assertThat(reasons(structured("[1]"))).containsExactly(new Violation("", "is not an object"));
        assertThat(reasons(structured(STRUCTURED.replace("\"id\": \"Köln\"", "\"id\": 7"))))
                .containsExactly(new Violation("/id", "is not a text"));
        assertThat(reasons(structured(STRUCTURED.replace("\"s\"", "\"s\", \"Agent\": \"x\""))))
                .containsExactly(new Violation("/Agent", "is not an attribute of an event"));
        assertThat(reasons(structured(STRUCTURED.replace(EPISODE, "null")))).hasSize(1);
        assertThat(reasons(structured(STRUCTURED.replace("\"chat\"", "7"))))
                .extracting(Violation::pointer)
                .containsExactly("/data/channel");
        assertThat(reasons(received(Map.of("content-type", "application/cloudevents+json"), null)))
                .hasSize(1);
    }

    @Test
    void anIdThatCannotBeWrittenDownIsNotTold() {
        for (String id : List.of("\\ud800", "\\u0000", "x".repeat(1001))) {
            assertThat(structured(STRUCTURED.replace("Köln", id)))
                    .isInstanceOfSatisfying(Received.Unreadable.class, refused -> {
                        assertThat(refused.id()).isNull();
                        assertThat(refused.violations())
                                .extracting(Violation::pointer)
                                .containsExactly("/id");
                    });
        }
    }

    private static List<Violation> reasons(Received received) {
        assertThat(received).isInstanceOf(Received.Unreadable.class);
        return ((Received.Unreadable) received).violations();
    }

    private static Received structured(String value) {
        return received(Map.of("content-type", "application/cloudevents+json"), value);
    }

    private static Received received(Map<String, String> headers, @Nullable String value) {
        RecordHeaders sent = new RecordHeaders();
        headers.forEach((name, text) -> sent.add(name, text.getBytes(UTF_8)));
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return Received.of(new ConsumerRecord<>(
                "tandem.metrics.v1",
                0,
                0L,
                7L,
                TimestampType.CREATE_TIME,
                0,
                bytes == null ? -1 : bytes.length,
                new byte[0],
                bytes,
                sent,
                Optional.empty()));
    }
}
