package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that are meant by a number in a text: what is written as 700 is taken as rounded to two digits, 695 to
 * 705, and "about" as a tenth more or less.
 *
 * @param low its lower end, which may be minus infinity
 * @param high its upper end, which may be infinity
 */
record Span(double low, double high) {
    private static final double ABOUT = 0.1;

    /** What is meant by a number. One below zero is a decrease, of which more is further down. */
    static Span of(double number, Bound bound) {
        if (number < 0) {
            return of(-number, bound).negated();
        }
        return switch (bound) {
            case EXACT -> around(number, rounding(number));
            case ABOUT -> around(number, Math.max(Math.abs(number) * ABOUT, rounding(number)));
            case AT_LEAST -> new Span(number - rounding(number), Double.POSITIVE_INFINITY);
            case AT_MOST -> new Span(Double.NEGATIVE_INFINITY, number + rounding(number));
            case VAGUE -> new Span(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        };
    }

    /** What a quantity says of how things are, at its end where it is a change; null where it gives no number. */
    static @Nullable Span level(@Nullable Quantity quantity, Bound bound) {
        if (quantity instanceof Quantity.Value value) {
            return of(value.value(), bound);
        }
        if (quantity instanceof Quantity.Change change) {
            return of(change.to(), bound);
        }
        if (quantity instanceof Quantity.Range range) {
            // of a decrease, the larger one may stand first
            double low = Math.min(range.low(), range.high());
            double high = Math.max(range.low(), range.high());
            return new Span(low - rounding(low), high + rounding(high));
        }
        return null;
    }

    /** By how much something changed from one to the other, relative to the first; null where that cannot be told. */
    static @Nullable Span relative(Span from, Span to) {
        return from.low <= 0 ? null : new Span(ratio(to.low, from) - 1, -ratio(-to.high, from) - 1);
    }

    /** The least quotient. */
    private static double ratio(double numerator, Span denominator) {
        return numerator >= 0 ? numerator / denominator.high : numerator / denominator.low;
    }

    private static Span around(double number, double half) {
        return new Span(number - half, number + half);
    }

    /** Half of the second digit. */
    private static double rounding(double number) {
        return number == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(number))) - 1) / 2;
    }

    Span negated() {
        return new Span(-high, -low);
    }

    Span minus(Span other) {
        return new Span(low - other.high, high - other.low);
    }

    /** True where no number is meant by both. */
    boolean excludes(Span other) {
        return low > other.high || other.low > high;
    }
}
