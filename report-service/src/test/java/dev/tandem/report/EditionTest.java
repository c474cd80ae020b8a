package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EditionTest {
    @Test
    void whatCannotHaveTurnedFinalMeanwhileIsTheSame() {
        assertThat(at("2025-03-01T10:00:00Z")).isEqualTo(at("2025-03-01T10:14:59.999Z"));
    }

    @Test
    void aPeriodThatEndsMakesAnother() {
        // Kathmandu's days end a quarter of an hour after those of others
        assertThat(at("2025-03-01T18:14:59.999Z")).isNotEqualTo(at("2025-03-01T18:15:00Z"));
    }

    @Test
    void everyPartOfItCounts() {
        Clock clock = clock("2025-03-01T10:00:00Z");

        assertThat(Edition.of(clock, 1, "question", "json"))
                .isNotEqualTo(Edition.of(clock, 2, "question", "json"))
                .isNotEqualTo(Edition.of(clock, 1, "another", "json"))
                .isNotEqualTo(Edition.of(clock, 1, "question", "csv"));
    }

    @Test
    void theTagTellsRevisionsAndBytesApart() {
        Edition first = Edition.of(clock("2025-03-01T10:00:00Z"), 1, "question", "json");
        Edition second = Edition.of(clock("2025-03-01T10:00:00Z"), 2, "question", "json");

        assertThat(tag(first, "one")).isEqualTo(tag(first, "one")).matches("1-[0-9a-f]{24}");
        assertThat(tag(first, "one")).isNotEqualTo(tag(first, "two")).isNotEqualTo(tag(second, "one"));
    }

    private static String tag(Edition edition, String text) {
        return Rendition.of(edition, text.getBytes(StandardCharsets.UTF_8)).tag();
    }

    private static Edition at(String instant) {
        return Edition.of(clock(instant), 1, "question", "json");
    }

    private static Clock clock(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}
