package dev.tandem.report;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A 95 % interval.
 *
 * @param low its lower end, in the value's unit
 * @param high its upper end, in the value's unit
 */
public record Interval(double low, double high) {
    private static final double Z = 1.959963984540054;

    /** Wilson's score interval of a share (E. B. Wilson 1927); null where nothing was counted. */
    public static @Nullable Interval wilson(long numerator, long denominator) {
        if (denominator <= 0) {
            return null;
        }
        double n = denominator;
        double share = numerator / n;
        double centre = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
        double half = Z / (1 + Z * Z / n) * Math.sqrt(Math.max(0, share * (1 - share) / n + Z * Z / (4 * n * n)));
        return new Interval(
                numerator <= 0 ? 0 : Math.max(0, centre - half),
                numerator >= denominator ? 1 : Math.min(1, centre + half));
    }

    /** The exact interval of a Poisson count (F. Garwood 1936). */
    public static Interval poisson(long count) {
        double low = count == 0 ? 0 : ChiSquaredDistribution.of(2.0 * count).inverseCumulativeProbability(0.025) / 2;
        double high = ChiSquaredDistribution.of(2.0 * count + 2).inverseCumulativeProbability(0.975) / 2;
        return new Interval(low, high);
    }

    /** The normal interval of a mean; null where fewer than two values leave its spread unknown. */
    public static @Nullable Interval mean(double mean, double variance, long n) {
        if (n < 2) {
            return null;
        }
        double half = Z * Math.sqrt(variance / n);
        return new Interval(Math.max(0, mean - half), mean + half);
    }

    /** Student's interval of a mean (W. S. Gosset 1908); null where fewer than two values leave its spread unknown. */
    public static @Nullable Interval student(double mean, double variance, long n) {
        if (n < 2) {
            return null;
        }
        double half = TDistribution.of(n - 1.0).inverseCumulativeProbability(0.975) * Math.sqrt(variance / n);
        return new Interval(mean - half, mean + half);
    }

    /**
     * The normal interval of the difference of two shares of the same whole, whose variance is that of a multinomial:
     * (p + q − (p − q)²) / n. Null where nothing was counted.
     */
    public static @Nullable Interval difference(long first, long second, long whole) {
        Interval none = wilson(0, whole);
        if (none == null) {
            return null;
        }
        double n = whole;
        double difference = (first - second) / n;
        double variance = (first + second) / n - difference * difference;
        double half = Z * Math.sqrt(Math.max(0, variance) / n);
        if (first == whole || second == whole || first + second == 0) {
            // all alike: no variance is seen, so Wilson's bound for what never happened stands in; from one end of the
            // scale to the other an answer moves the difference twice
            half = none.high * (first + second == 0 ? 1 : 2);
        }
        return new Interval(difference - half, difference + half).within(-1, 1);
    }

    /** As much of it as lies on a scale. */
    public Interval within(double lowest, double highest) {
        return new Interval(Math.max(lowest, low), Math.min(highest, high));
    }

    /** Both ends times a factor. */
    public Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }

    /**
     * The interval of the difference of two independent numbers, recovered from the interval of each (G. Y. Zou and
     * A. Donner 2008, MOVER): the ends that make the difference smallest and largest are squared and added as variances
     * are. Of Wilson's intervals of two shares it makes R. G. Newcombe's hybrid score interval (1998, his method 10).
     */
    public static Interval mover(double minuend, Interval its, double subtrahend, Interval other) {
        double difference = minuend - subtrahend;
        return new Interval(
                difference - Math.hypot(minuend - its.low, other.high - subtrahend),
                difference + Math.hypot(its.high - minuend, subtrahend - other.low));
    }

    /** True where this value is one of those that are possible. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
