package dev.tandem.local.demo;

import static dev.tandem.local.demo.History.by;
import static dev.tandem.local.demo.History.resolved;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Holds {@code figures.json}, which the running product is compared with, to what the events really say. With
 * {@code -Dtandem.figures.write=true} it is written anew.
 */
class FiguresTest {
    private static final List<String> MONTHS = List.of("2024-10", "2025-01", "2025-09", "2026-04");

    @Test
    void statesWhatTheEventsComeTo() throws IOException {
        if (Boolean.getBoolean("tandem.figures.write")) {
            Files.writeString(Path.of("src/main/resources/dev/tandem/local/demo/figures.json"), computed() + "\n");
        }
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
            json.writeNumberField("episodes", History.NORDLICHT.count(episode -> true));
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
        History history = History.NORDLICHT.in(month);
        json.writeStartObject();
        json.writeStringField("month", month);
        json.writeNumberField("episodes", history.count(episode -> true));
        json.writeNumberField("aiInvolved", history.count(episode -> episode.aiAnsweredAt() != null));
        json.writeNumberField("disclosed", history.count(episode -> episode.disclosedAt() != null));
        json.writeNumberField("complaints", history.complaints(episode -> true));
        json.writeObjectFieldStart("handlers");
        for (Handler handler : Handler.values()) {
            json.writeObjectFieldStart(handler.name().toLowerCase(Locale.ROOT));
            write(json, history, by(handler));
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, History history, Predicate<Episode> which) throws IOException {
        json.writeNumberField("episodes", history.count(which));
        json.writeNumberField("csatCount", history.count(which.and(history.rated())));
        json.writeNumberField("csatPositive", history.count(which.and(history.happy())));
        json.writeNumberField("resolutionCount", history.count(which.and(resolved())));
        json.writeNumberField("resolutionSeconds", history.resolutionSeconds(which));
    }
}
