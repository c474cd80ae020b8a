package dev.tandem.report;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Durations in logarithmic buckets (DDSketch: Masson, Rim, Lee 2019) whose estimates are at most 1 % off; buckets add
 * up to the same histogram in any order.
 */
public final class Histogram {
    /** The bucket of durations that are zero or less. */
    public static final int ZERO = -32_768;

    private static final double GAMMA = 1.01 / 0.99;

    /** Room is made for so many neighbours at once: durations of one kind lie close together. */
    private static final int ROOM = 32;

    private long zeros;

    /** The bucket of the first count; without a meaning while there is none. */
    private int first;

    private long[] counts = new long[0];

    /** Adds a number of durations to a bucket. */
    public void add(int bucket, long count) {
        if (bucket == ZERO) {
            zeros += count;
            return;
        }
        cover(bucket, bucket);
        counts[bucket - first] += count;
    }

    /** Adds a number of durations to each of a few buckets. */
    public void add(int[] buckets, int[] added) {
        if (buckets.length != added.length) {
            throw new IllegalArgumentException("as many counts as buckets");
        }
        for (int i = 0; i < buckets.length; i++) {
            add(buckets[i], added[i]);
        }
    }

    /** Adds all that another one holds. */
    public void add(Histogram other) {
        zeros += other.zeros;
        if (other.counts.length == 0) {
            return;
        }
        cover(other.first, other.first + other.counts.length - 1);
        for (int i = 0; i < other.counts.length; i++) {
            counts[other.first - first + i] += other.counts[i];
        }
    }

    /** How many durations it holds. */
    public long count() {
        return zeros + Arrays.stream(counts).sum();
    }

    /**
     * The smallest bucket's estimate that at least {@code share} of the durations do not exceed, in milliseconds;
     * empty where there are none.
     */
    public OptionalDouble quantile(double share) {
        long total = count();
        if (total <= 0) {
            return OptionalDouble.empty();
        }
        // the subtraction keeps 0.9 * 10 from becoming the tenth of ten
        long rank = Math.max(1, (long) Math.ceil(share * total - 1e-9));
        long seen = zeros;
        if (seen >= rank) {
            return OptionalDouble.of(0);
        }
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return OptionalDouble.of(estimate(first + i));
            }
        }
        return OptionalDouble.empty();
    }

    /** The sample's variance around a mean that is known exactly, in square milliseconds; 0 below two durations. */
    public double variance(double mean) {
        long total = count();
        if (total < 2) {
            return 0;
        }
        double sum = zeros * mean * mean;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                double off = estimate(first + i) - mean;
                sum += counts[i] * off * off;
            }
        }
        return sum / (total - 1);
    }

    /** The bucket of a duration in milliseconds. */
    public static int bucket(double milliseconds) {
        return milliseconds <= 0 ? ZERO : (int) Math.ceil(Math.log(milliseconds) / Math.log(GAMMA));
    }

    private static double estimate(int bucket) {
        return 2 * Math.pow(GAMMA, bucket) / (GAMMA + 1);
    }

    /** Makes room for the buckets from one to another. */
    private void cover(int from, int to) {
        if (counts.length > 0 && from >= first && to < first + counts.length) {
            return;
        }
        int lowest = counts.length == 0 ? from : Math.min(from, first);
        int highest = counts.length == 0 ? to : Math.max(to, first + counts.length - 1);
        // to whole blocks, so that neighbours find room already
        int start = Math.floorDiv(lowest, ROOM) * ROOM;
        int end = (Math.floorDiv(highest, ROOM) + 1) * ROOM;
        long[] wider = new long[end - start];
        System.arraycopy(counts, 0, wider, counts.length == 0 ? 0 : first - start, counts.length);
        counts = wider;
        first = start;
    }
}
