package dev.tandem.report.web;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Estimate;
import dev.tandem.report.Granularity;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Organisation;
import dev.tandem.report.Overview;
import dev.tandem.report.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Texts ENGLISH = Texts.forReader("en", List.of());
    private static final Texts GERMAN = Texts.forReader("de", List.of());

    @Test
    void theTextAlternativeTellsWhereEachCurveBeginsAndEnds() {
        Overview overview = overview(
                Map.of(),
                Map.of(
                        Indicators.VOLUME,
                        List.of(
                                row("2024-07-01", 11_222.0, "human"),
                                row("2024-07-01", null, "none"),
                                row("2026-06-01", 30_400.0, "ai"),
                                row("2026-06-01", 9_870.0, "human"),
                                row("2026-06-01", 107.0, "none"))));

        assertThat(summary(overview, ENGLISH, "volume"))
                .isEqualTo("Volume. AI: June 2026 30,400; People: July 2024 11,222, June 2026 9,870; "
                        + "Nobody: June 2026 107. The table below holds every number.");
    }

    @Test
    void twoIndicatorsInOneChartAreNotComparedWithEachOther() {
        Overview overview = overview(
                Map.of(
                        Indicators.AI_INVOLVEMENT,
                        List.of(row("2024-07-01", 0.0), row("2026-06-01", 0.76)),
                        Indicators.CONTAINMENT,
                        List.of(row("2024-07-01", null), row("2024-08-01", 0.5), row("2026-06-01", 0.788))),
                Map.of());

        assertThat(summary(overview, ENGLISH, "ai"))
                .isEqualTo("AI involvement · Containment. AI involvement: July 2024 0.0%, June 2026 76.0%; "
                        + "Containment: August 2024 50.0%, June 2026 78.8%. The table below holds every number.");
    }

    @Test
    void aCurveThatIsCalledLikeItsChartIsNamedOnce() {
        Overview overview = overview(
                Map.of(Indicators.REOPEN_RATE, List.of(row("2024-07-01", 0.05), row("2026-06-01", 0.06))), Map.of());

        assertThat(new Charts(overview, GERMAN)
                        .quality().stream()
                                .filter(chart -> chart.id().equals("reopen_rate"))
                                .map(ChartView::summary))
                .containsExactly(
                        "Wiedereröffnungen: Juli 2024 5,0\u00a0%, Juni 2026 6,0\u00a0%. Die Tabelle darunter enthält jede Zahl.");
    }

    private static String summary(Overview overview, Texts texts, String chart) {
        return new Charts(overview, texts)
                .productivity().stream()
                        .filter(view -> view.id().equals(chart))
                        .findFirst()
                        .orElseThrow()
                        .summary();
    }

    private static Overview overview(Map<Indicator, List<Row>> total, Map<Indicator, List<Row>> byHandler) {
        Organisation organisation = new Organisation("a", "A", UTC, false, 10, 0, null, null, 0, 0, 1, null);
        return new Overview(
                organisation,
                LocalDate.of(2024, 7, 1),
                LocalDate.of(2026, 7, 1),
                Granularity.P1M,
                total,
                byHandler,
                null,
                List.of(),
                List.of());
    }

    private static Row row(String day, @Nullable Double value, String... group) {
        Estimate estimate = new Estimate(value, 100L, null, null, null, null, null, null);
        return new Row(LocalDate.parse(day).atStartOfDay(UTC), List.of(group), estimate, List.of(), null, true, false);
    }
}
