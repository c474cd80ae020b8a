package dev.tandem.local.demo;

import static dev.tandem.local.demo.History.by;
import static dev.tandem.local.demo.History.resolved;
import static dev.tandem.local.demo.History.startedIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.tandem.events.Episode;
import dev.tandem.events.EventCodec;
import dev.tandem.events.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Holds {@code figures.json}, which the running product is compared with, to what the events really say. */
class FiguresTest {
    private static final List<String> MONTHS = List.of("2024-10", "2025-01", "2025-09", "2026-04");
    private static final History HISTORY = History.NORDLICHT;

    @Test
    void statesWhatTheEventsComeTo() throws IOException {
        try (InputStream resource = Objects.requireNonNull(DemoScenario.class.getResourceAsStream("figures.json"))) {
            assertThat(new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip())
                    .isEqualTo(computed());
        }
    }

    private static String computed() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = EventCodec.json().createGenerator(text)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("organisation", DemoScenario.ORGANISATION);
            json.writeNumberField("events", DemoScenario.EVENTS);
            json.writeNumberField("episodes", HISTORY.count(episode -> true));
            json.writeNumberField("articles", Articles.all().size());
            json.writeArrayFieldStart("months");
            for (String month : MONTHS) {
                write(json, month);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString().strip();
    }

    private static void write(JsonGenerator json, String month) throws IOException {
        Predicate<Episode> inMonth = startedIn(month);
        json.writeStartObject();
        json.writeStringField("month", month);
        json.writeNumberField("episodes", HISTORY.count(inMonth));
        json.writeNumberField("aiInvolved", HISTORY.count(inMonth.and(episode -> episode.aiAnsweredAt() != null)));
        json.writeNumberField("disclosed", HISTORY.count(inMonth.and(FiguresTest::disclosed)));
        json.writeNumberField("complaints", HISTORY.complaints(inMonth));
        json.writeObjectFieldStart("handlers");
        for (Handler handler : Handler.values()) {
            json.writeObjectFieldStart(handler.name().toLowerCase(Locale.ROOT));
            write(json, inMonth.and(by(handler)));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static boolean disclosed(Episode episode) {
        return episode.aiAnsweredAt() != null && episode.disclosedAt() != null;
    }

    private static void write(JsonGenerator json, Predicate<Episode> which) throws IOException {
        json.writeNumberField("episodes", HISTORY.count(which));
        json.writeNumberField("csatCount", HISTORY.count(which.and(HISTORY.rated())));
        json.writeNumberField("csatPositive", HISTORY.count(which.and(HISTORY.happy())));
        json.writeNumberField("resolutionCount", HISTORY.count(which.and(resolved())));
        json.writeNumberField("resolutionSeconds", HISTORY.resolutionSeconds(which));
    }
}
