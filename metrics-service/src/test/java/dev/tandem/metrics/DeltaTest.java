package dev.tandem.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeltaTest {
    private static final Measure[] MEASURES = Measure.values();
    private static final DurationMeasure[] DURATIONS = DurationMeasure.values();

    /** Against a map that adds up by name. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void addsWhatIsAddedInWhateverPieces(long seed) {
        Random random = new Random(seed);
        Delta sum = new Delta();
        Map<String, Long> expected = new TreeMap<>();
        for (int piece = 0; piece < 200; piece++) {
            Delta added = new Delta();
            for (int i = random.nextInt(12); i > 0; i--) {
                long change = random.nextLong(-3, 4);
                if (random.nextBoolean()) {
                    Measure measure = MEASURES[random.nextInt(MEASURES.length)];
                    added.add(measure, change);
                    expected.merge(measure.name(), change, Long::sum);
                } else {
                    DurationMeasure duration = DURATIONS[random.nextInt(DURATIONS.length)];
                    int bucket = random.nextInt(20) == 0 ? LogBuckets.ZERO : random.nextInt(60) - 30;
                    added.add(duration, bucket, change);
                    expected.merge(duration.name() + bucket, change, Long::sum);
                }
            }
            sum.add(added);
        }
        expected.values().removeIf(change -> change == 0);

        assertThat(named(sum)).isEqualTo(expected);
        assertThat(sum.size()).isEqualTo(expected.size());
    }

    @Test
    void isNothingOnceEverythingIsTakenBack() {
        Delta delta = new Delta();
        delta.add(Measure.EPISODES, 3);
        delta.add(DurationMeasure.HANDLE, 17, 3);
        Delta back = new Delta();
        back.append(Measure.EPISODES, -3);
        back.append(DurationMeasure.HANDLE, 17, -3);

        assertThat(delta.isNothing()).isFalse();
        delta.add(back);

        assertThat(delta.isNothing()).isTrue();
        assertThat(delta.of(Measure.EPISODES)).isZero();
        assertThat(delta.of(DurationMeasure.HANDLE).size()).isZero();
    }

    @Test
    void keepsTheBucketsOfADurationInTheirOrder() {
        Delta delta = new Delta();
        for (int bucket : new int[] {40, -7, LogBuckets.ZERO, 3}) {
            delta.add(DurationMeasure.REPLY, bucket, 1);
            delta.add(DurationMeasure.RESOLUTION, bucket + 1, 1);
        }
        BucketCounts counts = delta.of(DurationMeasure.REPLY);
        List<Integer> buckets = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            buckets.add(counts.bucket(i));
        }

        assertThat(buckets).containsExactly(LogBuckets.ZERO, -7, 3, 40);
    }

    private static Map<String, Long> named(Delta delta) {
        TreeMap<String, Long> named = new TreeMap<>();
        for (Measure measure : MEASURES) {
            if (delta.of(measure) != 0) {
                named.put(measure.name(), delta.of(measure));
            }
        }
        for (DurationMeasure duration : DURATIONS) {
            BucketCounts counts = delta.of(duration);
            for (int i = 0; i < counts.size(); i++) {
                named.put(duration.name() + counts.bucket(i), (long) counts.count(i));
            }
        }
        return named;
    }
}
