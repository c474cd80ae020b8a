package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void quantilesAreAtMostOnePercentOff() {
        Random random = new Random(1);
        long[] values = random.longs(5_000, 1, 100_000_000).sorted().toArray();
        Histogram histogram = new Histogram();
        Arrays.stream(values).forEach(value -> histogram.add(Histogram.bucket((double) value), 1));

        for (double share : new double[] {0.01, 0.5, 0.9, 0.99}) {
            double exact = (double) values[(int) Math.ceil(share * values.length) - 1];
            assertThat(histogram.quantile(share).orElseThrow()).isCloseTo(exact, within(exact * 0.01 + 1e-9));
        }
    }

    @Test
    void theNinetiethOfTenIsTheNinth() {
        Histogram histogram = new Histogram();
        for (int i = 1; i <= 10; i++) {
            histogram.add(Histogram.bucket(1000.0 * i), 1);
        }

        assertThat(histogram.quantile(0.9).orElseThrow()).isCloseTo(9000, within(90.0));
    }

    @Test
    void zeroIsZeroAndNothingHasNoQuantile() {
        Histogram histogram = new Histogram();
        assertThat(histogram.quantile(0.5)).isEmpty();

        histogram.add(Histogram.bucket(0), 3);

        assertThat(histogram.quantile(0.5)).hasValue(0);
    }

    @Test
    void theVarianceIsThatOfTheSample() {
        Histogram histogram = new Histogram();
        histogram.add(Histogram.bucket(1000), 50);
        histogram.add(Histogram.bucket(3000), 50);

        assertThat(histogram.variance(2000)).isCloseTo(1_010_101, within(40_000.0));
    }
}
