package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Each definition on a few sums whose numbers were worked out by hand. */
class IndicatorsTest {
    private static final String GOLDEN = "/golden-indicators.csv";

    @ParameterizedTest
    @CsvFileSource(resources = GOLDEN, useHeadersInDisplayName = true)
    void anIndicatorOfTheseSumsHasThisValue(
            String key,
            int version,
            String sums,
            double value,
            long n,
            double numerator,
            long denominator,
            double low,
            double high) {
        Formula.OfSums formula = (Formula.OfSums) indicator(key, version).formula();

        Estimate estimate = formula.estimate(slice(sums));

        assertThat(estimate.value()).isCloseTo(value, within(0.00005));
        assertThat(estimate.n()).isEqualTo(n);
        assertThat(estimate.numerator()).isEqualTo(numerator);
        assertThat(Objects.requireNonNullElse(estimate.denominator(), -1L)).isEqualTo(denominator);
        Interval interval = Objects.requireNonNull(estimate.interval());
        assertThat(interval.low()).isCloseTo(low, within(0.00051));
        assertThat(interval.high()).isCloseTo(high, within(0.00051));
        assertThat(formula.cases(slice(sums))).isEqualTo(n);
    }

    @Test
    void everyIndicatorOfSumsHasAGoldenNumber() throws IOException {
        Set<String> golden;
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources" + GOLDEN))) {
            golden = lines.map(line -> line.split(",", 3))
                    .map(cells -> cells[0] + " " + cells[1])
                    .collect(Collectors.toSet());
        }

        assertThat(every())
                .filteredOn(indicator -> indicator.formula() instanceof Formula.OfSums)
                .extracting(indicator -> indicator.key() + " " + indicator.version())
                .hasSize(30)
                .isSubsetOf(golden);
    }

    @Test
    void nothingCountedGivesNoValueAndNoInterval() {
        Slice nothing = new Slice(null, List.of(), Map.of(), Map.of());

        assertThat(every())
                .filteredOn(indicator -> indicator.formula() instanceof Formula.OfSums
                        && !(indicator.formula() instanceof Formula.Count))
                .allSatisfy(indicator -> {
                    Estimate estimate = ((Formula.OfSums) indicator.formula()).estimate(nothing);
                    assertThat(estimate.value()).isNull();
                    assertThat(estimate.interval()).isNull();
                    assertThat(estimate.n()).isZero();
                });
    }

    @Test
    void everyDefinitionSaysInBothLanguagesWhenItIsFinal() {
        assertThat(every()).allSatisfy(indicator -> {
            assertThat(indicator.in(Locale.GERMAN).text()).containsIgnoringCase("endgültig");
            assertThat(indicator.in(Locale.ENGLISH).text()).containsIgnoringCase("final");
            assertThat(indicator.in(Locale.GERMAN).name()).isNotBlank();
            assertThat(indicator.in(Locale.ENGLISH).phrase()).isNotBlank();
        });
        assertThat(every())
                .filteredOn(indicator -> indicator.formula().denominator() != null)
                .filteredOn(indicator -> indicator.formula().unit() == Unit.SHARE)
                .allSatisfy(indicator -> {
                    assertThat(indicator.in(Locale.GERMAN).text()).contains("geteilt durch");
                    assertThat(indicator.in(Locale.ENGLISH).text()).contains("divided by");
                });
    }

    @Test
    void whatNeedsWhatFollowsAnEpisodeWaitsForItToBeKnown() {
        assertThat(every())
                .filteredOn(indicator -> indicator.maturity().settled())
                .extracting(Indicator::key)
                .containsExactlyInAnyOrder(
                        "automation_rate",
                        "resolution_assumed",
                        "resolution_durable",
                        "reopen_rate",
                        "repeat_contact_rate",
                        "repeat_contact_rate_30",
                        "first_contact_resolution",
                        "first_contact_resolution_net",
                        "cost_per_resolution",
                        "fte_equivalent");
        assertThat(Indicators.RESOLUTION_ASSUMED.maturity().settled()).isFalse();
    }

    @Test
    void whatHasBeenSummedFromTheBeginningNeedsNoLaterEpoch() {
        assertThat(every())
                .filteredOn(indicator -> indicator.epoch() == 1)
                .extracting(indicator -> indicator.key() + " " + indicator.version())
                .contains("resolution_time 2", "complaint_rate 1", "resolution_assumed 1", "csat 1", "reopen_rate 1")
                .doesNotContain("resolution_assumed 3", "automation_rate 2", "cost_per_resolution 1", "nps 1");
        assertThat(Indicators.RESOLUTION_TIME.known(2).parts()).isEmpty();
        assertThat(Indicators.RESOLUTION_TIME.known(3).parts()).hasSize(3);
    }

    @Test
    void pagesShowWhatTheSumsHaveHeldFromTheBeginning() {
        assertThat(Indicators.all())
                .filteredOn(Indicator::isOfFirstEpoch)
                .extracting(Indicator::key)
                .contains("first_response_time", "resolution_time", "handle_time", "handover_rate", "sla_attainment")
                .doesNotContain("automation_rate", "resolution_assumed", "nps");
    }

    private static List<Indicator> every() {
        return Indicators.all().stream()
                .flatMap(newest -> Indicators.versions(newest.key()).stream())
                .toList();
    }

    private static Indicator indicator(String key, int version) {
        return Indicators.versions(key).stream()
                .filter(indicator -> indicator.version() == version)
                .findFirst()
                .orElseThrow();
    }

    /** Sums written as {@code episodes=100 answered=83}. A duration's histogram has no spread. */
    private static Slice slice(String sums) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        for (String sum : sums.split(" ", -1)) {
            String[] parts = sum.split("=", 2);
            counts.put(Measure.valueOf(parts[0].toUpperCase(Locale.ROOT)), Long.valueOf(parts[1]));
        }
        return new Slice(null, List.of(), counts, Map.of());
    }
}
