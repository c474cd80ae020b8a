package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    @ParameterizedTest
    @CsvSource({
        "83, 100, .7445, .8911",
        "0, 10, 0, .2775",
        "81, 263, .2553, .3662",
        "15, 148, .0624, .1605",
        "0, 20, 0, .1611",
        "1, 29, .0061, .1718",
        "4054, 5000, .7997, .8214",
        "12595, 20769, .5998, .6131"
    })
    void wilsonsIntervalIsThePublishedOne(long numerator, long denominator, double low, double high) {
        Interval interval = Objects.requireNonNull(Interval.wilson(numerator, denominator));

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void aShareOfNothingHasNoInterval() {
        assertThat(Interval.wilson(0, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 3.689", "1, 0.025, 5.572", "10, 4.795, 18.390", "100, 81.364, 121.627"})
    void garwoodsIntervalIsTheTabulatedOne(long count, double low, double high) {
        Interval interval = Interval.poisson(count);

        assertThat(interval.low()).isCloseTo(low, within(0.0005));
        assertThat(interval.high()).isCloseTo(high, within(0.0005));
    }

    @Test
    void aCountOfAMillionStillHasAnInterval() {
        Interval interval = Interval.poisson(1_000_000);

        assertThat(interval.low()).isCloseTo(998_040, within(2.0));
        assertThat(interval.high()).isCloseTo(1_001_962, within(2.0));
    }

    @Test
    void theMeanOfOneValueHasNoInterval() {
        assertThat(Interval.mean(10, 0, 1)).isNull();
        assertThat(Interval.mean(10, 4, 100)).isEqualTo(new Interval(10 - 0.3919927969080108, 10 + 0.3919927969080108));
    }

    @Test
    void studentsIntervalIsWiderThanTheNormalOneOfAFew() {
        Interval interval = Objects.requireNonNull(Interval.student(90, 62.5, 5));

        assertThat(interval.low()).isCloseTo(90 - 2.776445 * Math.sqrt(62.5 / 5), within(0.00001));
        assertThat(interval.high()).isCloseTo(90 + 2.776445 * Math.sqrt(62.5 / 5), within(0.00001));
        assertThat(Interval.student(90, 0, 1)).isNull();
    }

    @Test
    void theDifferenceOfTwoSharesVariesAsAMultinomialDoes() {
        Interval interval = Objects.requireNonNull(Interval.difference(60, 15, 100));

        // (.75 - .45 * .45) / 100 = .005475
        assertThat(interval.low()).isCloseTo(.45 - 1.959964 * Math.sqrt(.005475), within(0.00001));
        assertThat(interval.high()).isCloseTo(.45 + 1.959964 * Math.sqrt(.005475), within(0.00001));
        assertThat(Interval.difference(0, 0, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "56, 70, 48, 80, .0524, .3339",
        "9, 10, 3, 10, .1705, .8090",
        "6, 7, 2, 7, .0582, .8062",
        "5, 56, 0, 29, -.0381, .1926",
        "0, 10, 0, 20, -.1611, .2775",
        "0, 10, 0, 10, -.2775, .2775",
        "10, 10, 0, 20, .6791, 1",
        "10, 10, 0, 10, .6075, 1"
    })
    void theDifferenceOfTwoSharesIsNewcombes(
            long numerator, long denominator, long other, long otherDenominator, double low, double high) {
        Interval interval = Interval.mover(
                (double) numerator / denominator,
                Objects.requireNonNull(Interval.wilson(numerator, denominator)),
                (double) other / otherDenominator,
                Objects.requireNonNull(Interval.wilson(other, otherDenominator)));

        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
    }

    @Test
    void theDifferenceOfTwoMeansVariesAsBothTogether() {
        // half as wide as 5 and 12 each by itself: 13 together
        Interval interval = Interval.mover(100, new Interval(95, 105), 70, new Interval(58, 82));

        assertThat(interval).isEqualTo(new Interval(17, 43));
        assertThat(interval.contains(17)).isTrue();
        assertThat(interval.contains(16.9)).isFalse();
        assertThat(interval.contains(43.1)).isFalse();
    }

    @Test
    void answersThatAreAllAlikeAreStillUncertain() {
        // Wilson's bound for none of twenty is .1611
        Interval promoters = Objects.requireNonNull(Interval.difference(20, 0, 20));
        Interval passives = Objects.requireNonNull(Interval.difference(0, 0, 20));

        assertThat(promoters.low()).isCloseTo(1 - 2 * .1611, within(0.0001));
        assertThat(promoters.high()).isEqualTo(1);
        assertThat(passives.low()).isCloseTo(-.1611, within(0.0001));
        assertThat(passives.high()).isCloseTo(.1611, within(0.0001));
    }
}
