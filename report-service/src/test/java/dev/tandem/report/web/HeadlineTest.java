package dev.tandem.report.web;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Axis;
import dev.tandem.report.Estimate;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Movement;
import dev.tandem.report.Overview.Comparison;
import dev.tandem.report.Row;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    private static final Texts ENGLISH = Texts.forReader("en", List.of());
    private static final Texts GERMAN = Texts.forReader("de", List.of());

    @Test
    void aMeanOfDurationsHasItsMedianAndNinetiethPercentileBesideIt() {
        Movement movement =
                movement(Indicators.RESOLUTION_TIME, row(1_800.0, 600.0, 2_400.0), row(3_072.0, 474.0, 2_814.0));

        Headline english = headline(movement, ENGLISH);
        Headline german = headline(movement, GERMAN);

        assertThat(english.now().value()).isEqualTo("51.2\u00a0min");
        assertThat(english.now().quantiles()).isEqualTo("mean; median 7.9\u00a0min, 90th percentile 46.9\u00a0min");
        assertThat(english.before().quantiles()).isEqualTo("mean; median 10.0\u00a0min, 90th percentile 40.0\u00a0min");
        assertThat(german.now().quantiles()).isEqualTo("Mittelwert; Median 7,9\u00a0min, 90. Perzentil 46,9\u00a0min");
    }

    @Test
    void theSentenceSaysThatItIsAMean() {
        Movement movement = new Movement(
                Indicators.RESOLUTION_TIME,
                row(1_800.0, 600.0, 2_400.0),
                row(3_072.0, 474.0, 2_814.0),
                Movement.Answer.WORSE);

        assertThat(new Story(comparison(movement), ENGLISH).sentences().get(0))
                .endsWith("resolution time rose from a mean of 30.0\u00a0min to 51.2\u00a0min.");
        assertThat(new Story(comparison(movement), GERMAN).sentences().get(0))
                .endsWith("die Lösungszeit stieg im Mittel von 30,0\u00a0min auf 51,2\u00a0min.");
    }

    @Test
    void whatIsNoDurationHasNoQuantiles() {
        Movement movement = movement(Indicators.VOLUME, row(100.0, null, null), row(200.0, null, null));

        assertThat(headline(movement, ENGLISH).now().quantiles()).isEmpty();
    }

    private static Headline headline(Movement movement, Texts texts) {
        return Headline.of(comparison(movement), Axis.PRODUCTIVITY, texts).get(0);
    }

    private static Comparison comparison(Movement movement) {
        return new Comparison(3, LocalDate.of(2024, 7, 1), LocalDate.of(2026, 4, 1), List.of(movement));
    }

    private static Movement movement(Indicator indicator, Row before, Row now) {
        return new Movement(indicator, before, now, Movement.Answer.CANNOT_TELL);
    }

    private static Row row(double value, @Nullable Double median, @Nullable Double p90) {
        Estimate estimate = new Estimate(value, 100L, null, null, null, median, p90, null);
        return new Row(LocalDate.of(2026, 4, 1).atStartOfDay(UTC), List.of(), estimate, List.of(), null, true, false);
    }
}
