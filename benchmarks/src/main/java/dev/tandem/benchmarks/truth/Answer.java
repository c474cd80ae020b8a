package dev.tandem.benchmarks.truth;

/**
 * One number of an answer with what it rests on.
 *
 * @param numerator how many were counted
 * @param denominator of how many; the same where nothing is divided
 * @param median milliseconds, 0 where it is not asked for
 * @param p90 milliseconds, 0 where it is not asked for
 */
public record Answer(long numerator, long denominator, double median, double p90) {
    /** What logarithmic buckets may be off by, and a little for the numbers that they are written with. */
    private static final double TOLERANCE = 0.0101;

    /** Rounding of milliseconds that were given as seconds. */
    private static final double MILLISECOND = 1;

    /** A number of things. */
    public static Answer count(long number) {
        return new Answer(number, number, 0, 0);
    }

    /** A part of a whole. */
    public static Answer share(long part, long whole) {
        return new Answer(part, whole, 0, 0);
    }

    /** How long {@code count} took. */
    public static Answer durations(long count, double median, double p90) {
        return new Answer(count, count, median, p90);
    }

    /** The same counts, and quantiles within 1 % of these. */
    boolean agrees(Answer other) {
        return numerator == other.numerator
                && denominator == other.denominator
                && close(median, other.median)
                && close(p90, other.p90);
    }

    private static boolean close(double truth, double told) {
        return Math.abs(truth - told) <= TOLERANCE * truth + MILLISECOND;
    }
}
