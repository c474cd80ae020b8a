package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FormulaTest {
    @Test
    void aShareOfNothingHasNoValue() {
        Estimate estimate = estimate(Indicators.SLA_ATTAINMENT, slice(Map.of(Measure.EPISODES, 100L)));

        assertThat(estimate.value()).isNull();
        assertThat(estimate.interval()).isNull();
        assertThat(estimate.n()).isZero();
    }

    @Test
    void silentCustomersBoundTheShareOfContentOnes() {
        Estimate estimate = estimate(
                Indicators.CSAT,
                slice(Map.of(
                        Measure.EPISODES, 10_000L,
                        Measure.CSAT_COUNT, 1_200L,
                        Measure.CSAT_POSITIVE, 1_020L,
                        Measure.CSAT_SUM, 5_100L)));

        Estimate.Ratings ratings = Objects.requireNonNull(estimate.ratings());
        assertThat(estimate.value()).isEqualTo(0.85);
        assertThat(ratings.mean()).isEqualTo(4.25);
        assertThat(ratings.responseRate()).isEqualTo(0.12);
        assertThat(ratings.silentUnhappy()).isEqualTo(0.102);
        assertThat(ratings.silentHappy()).isEqualTo(0.982);
    }

    @Test
    void withFewerEpisodesThanRatingsNobodyKnowsWhoWasSilent() {
        Estimate none = estimate(
                Indicators.CSAT,
                slice(Map.of(Measure.CSAT_COUNT, 20L, Measure.CSAT_POSITIVE, 15L, Measure.CSAT_SUM, 80L)));
        Estimate few = estimate(
                Indicators.CSAT,
                slice(Map.of(
                        Measure.EPISODES, 19L,
                        Measure.CSAT_COUNT, 20L,
                        Measure.CSAT_POSITIVE, 15L,
                        Measure.CSAT_SUM, 80L)));

        assertThat(none.value()).isEqualTo(0.75);
        assertThat(none.ratings()).isEqualTo(new Estimate.Ratings(4.0, null, null, null));
        assertThat(few.ratings()).isEqualTo(new Estimate.Ratings(4.0, null, null, null));
    }

    @Test
    void complaintsAreCountedPerThousandEpisodes() {
        Estimate estimate =
                estimate(Indicators.COMPLAINT_RATE, slice(Map.of(Measure.EPISODES, 2_000L, Measure.COMPLAINTS, 10L)));

        assertThat(estimate.value()).isEqualTo(5);
        assertThat(Objects.requireNonNull(estimate.interval()).low()).isCloseTo(4.795 / 2, within(0.001));
        assertThat(Objects.requireNonNull(estimate.interval()).high()).isCloseTo(18.390 / 2, within(0.001));
    }

    @Test
    void aDurationIsAnExactMeanInSeconds() {
        Histogram histogram = new Histogram();
        histogram.add(Histogram.bucket(1_000), 1);
        histogram.add(Histogram.bucket(2_000), 2);
        Slice slice = new Slice(
                null,
                List.of(),
                Map.of(Measure.RESOLUTION_COUNT, 3L, Measure.RESOLUTION_MS, 5_000L),
                Map.of(Timing.RESOLUTION, histogram));

        Estimate estimate = estimate(Indicators.RESOLUTION_TIME, slice);

        assertThat(estimate.value()).isCloseTo(5.0 / 3, within(1e-12));
        assertThat(estimate.median()).isCloseTo(2, within(0.02));
        assertThat(estimate.interval()).isNotNull();
    }

    private static Estimate estimate(Indicator indicator, Slice slice) {
        return ((Formula.OfSums) indicator.formula()).estimate(slice);
    }

    private static Slice slice(Map<Measure, Long> counts) {
        return new Slice(null, List.of(), counts, Map.of());
    }
}
