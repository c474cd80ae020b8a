package dev.tandem.metrics;

/**
 * Logarithmic buckets as in DDSketch (Masson, Rim, Lee: DDSketch, VLDB 2019): every value of a bucket lies within 1 %
 * of the bucket's estimate, and sums of counts merge to the same bytes in any order.
 */
public final class LogBuckets {
    /** The bucket of zero, which has no logarithm. */
    public static final int ZERO = Short.MIN_VALUE;

    private static final double GAMMA = 1.01 / 0.99;
    private static final double LOG_GAMMA = StrictMath.log(GAMMA);

    private LogBuckets() {}

    /** The bucket of a duration in milliseconds. */
    public static int of(long millis) {
        return millis <= 0 ? ZERO : (int) Math.ceil(StrictMath.log((double) millis) / LOG_GAMMA);
    }

    /** The duration in milliseconds that stands for the bucket, within 1 % of each that fell into it. */
    public static double estimate(int bucket) {
        return bucket == ZERO ? 0 : 2 * StrictMath.pow(GAMMA, bucket) / (GAMMA + 1);
    }
}
