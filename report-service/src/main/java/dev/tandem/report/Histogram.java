package dev.tandem.report;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Durations in logarithmic buckets (DDSketch: Masson, Rim, Lee 2019) whose estimates are at most 1 % off; buckets add
 * up to the same histogram in any order.
 */
public final class Histogram {
    /** The bucket of durations that are zero or less. */
    public static final int ZERO = -32_768;

    private static final double GAMMA = 1.01 / 0.99;

    private final TreeMap<Integer, Long> counts = new TreeMap<>();

    /** Adds a number of durations to a bucket. */
    public void add(int bucket, long count) {
        counts.merge(bucket, count, Long::sum);
    }

    /** Adds all that another one holds. */
    public void add(Histogram other) {
        other.counts.forEach(this::add);
    }

    /** How many durations it holds. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The smallest bucket's estimate that at least {@code share} of the durations do not exceed, in milliseconds;
     * empty where there are none.
     */
    public OptionalDouble quantile(double share) {
        long total = count();
        // the subtraction keeps 0.9 * 10 from becoming the tenth of ten
        long rank = Math.max(1, (long) Math.ceil(share * total - 1e-9));
        long seen = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            seen += bucket.getValue();
            if (total > 0 && seen >= rank) {
                return OptionalDouble.of(estimate(bucket.getKey()));
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
        double sum = 0;
        for (Map.Entry<Integer, Long> bucket : counts.entrySet()) {
            double off = estimate(bucket.getKey()) - mean;
            sum += bucket.getValue() * off * off;
        }
        return sum / (total - 1);
    }

    /** The bucket of a duration in milliseconds. */
    public static int bucket(double milliseconds) {
        return milliseconds <= 0 ? ZERO : (int) Math.ceil(Math.log(milliseconds) / Math.log(GAMMA));
    }

    private static double estimate(int bucket) {
        return bucket == ZERO ? 0 : 2 * Math.pow(GAMMA, bucket) / (GAMMA + 1);
    }
}
