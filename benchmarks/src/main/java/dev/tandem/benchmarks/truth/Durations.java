package dev.tandem.benchmarks.truth;

import java.util.Arrays;

/** Durations in milliseconds, each kept, so that their quantiles are exact. */
final class Durations {
    private static final int FEW = 64;

    private int[] millis = new int[FEW];
    private int count;

    /** @throws ArithmeticException when it is longer than 24 days */
    void add(long duration) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count + count / 2);
        }
        millis[count++] = Math.toIntExact(duration);
    }

    /** How many there are, their median and their 90th percentile, each the smallest that so many do not exceed. */
    Answer answer() {
        Arrays.sort(millis, 0, count);
        return Answer.durations(count, percentile(50), percentile(90));
    }

    private int percentile(long percent) {
        long rank = (count * percent + 99) / 100;
        return millis[(int) Math.max(1, rank) - 1];
    }
}
