package dev.tandem.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
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

    @Test
    void sumsAreThoseOfCountingEveryBucketApart() {
        Random random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            Histogram sum = new Histogram();
            Map<Integer, Long> naive = new TreeMap<>();
            for (int part = random.nextInt(6); part >= 0; part--) {
                int[] buckets = random.ints(random.nextInt(40), -200, 1500)
                        .map(bucket -> bucket % 17 == 0 ? Histogram.ZERO : bucket)
                        .toArray();
                int[] counts = random.ints(buckets.length, 0, 1000).toArray();
                for (int i = 0; i < buckets.length; i++) {
                    naive.merge(buckets[i], (long) counts[i], Long::sum);
                }
                if (random.nextBoolean()) {
                    sum.add(buckets, counts);
                } else {
                    Histogram apart = new Histogram();
                    apart.add(buckets, counts);
                    sum.add(apart);
                }
            }

            assertThat(sum.count())
                    .isEqualTo(
                            naive.values().stream().mapToLong(Long::longValue).sum());
            for (double share : new double[] {0.001, 0.25, 0.5, 0.9, 0.999, 1}) {
                assertThat(sum.quantile(share))
                        .as("trial %d, share %s", trial, share)
                        .isEqualTo(naive(naive, share));
            }
        }
    }

    @Test
    void whatIsTakenAwayAgainWasNeverThere() {
        Histogram histogram = new Histogram();
        histogram.add(new int[] {100, 300, Histogram.ZERO}, new int[] {2, 5, 1});

        histogram.add(new int[] {100, Histogram.ZERO}, new int[] {-2, -1});

        assertThat(histogram.count()).isEqualTo(5);
        assertThat(histogram.quantile(0.01)).isEqualTo(histogram.quantile(1));
    }

    @Test
    void theFarthestBucketsThatAViewCanHoldAreSummed() {
        Histogram histogram = new Histogram();
        histogram.add(Short.MIN_VALUE + 1, 1);
        histogram.add(Short.MAX_VALUE, 2);

        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.quantile(0.3).orElseThrow()).isLessThan(1e-200);
        assertThat(histogram.quantile(0.9).orElseThrow()).isGreaterThan(1e200);
    }

    private static OptionalDouble naive(Map<Integer, Long> counts, double share) {
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        long rank = Math.max(1, (long) Math.ceil(share * total - 1e-9));
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (seen >= rank) {
                double gamma = 1.01 / 0.99;
                return OptionalDouble.of(
                        bucket.getKey() == Histogram.ZERO ? 0 : 2 * Math.pow(gamma, bucket.getKey()) / (gamma + 1));
            }
        }
        return OptionalDouble.empty();
    }
}
