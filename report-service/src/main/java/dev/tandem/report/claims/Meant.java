package dev.tandem.report.claims;

import dev.tandem.report.Interval;
import dev.tandem.report.claims.Check.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a claim means: what is written as 700 is taken as rounded to two digits, 695 to 705; "about" is a tenth
 * more or less; "more than" has no upper end. A number below zero is a decrease, and its bound is about its size: a fall of
 * at least 40 % has no lower end.
 *
 * @param low its lower end, which may be minus infinity
 * @param high its upper end, which may be infinity
 */
record Meant(double low, double high) {
    private static final double ABOUT = 0.1;

    /** An interval wider than this part of the number supports many numbers, and so none. */
    private static final double WIDEST = 0.2;

    /** What a number means; null where the claim is vague. */
    static @Nullable Meant of(double number, String bound) {
        if (number < 0) {
            Meant size = of(-number, bound);
            return size == null ? null : new Meant(-size.high, -size.low);
        }
        double half = rounding(number);
        return switch (bound) {
            case "exact" -> new Meant(number - half, number + half);
            case "about" -> {
                double tenth = Math.max(half, number * ABOUT);
                yield new Meant(number - tenth, number + tenth);
            }
            case "atLeast" -> new Meant(number - half, Double.POSITIVE_INFINITY);
            case "atMost" -> new Meant(Double.NEGATIVE_INFINITY, number + half);
            default -> null;
        };
    }

    /** What a claim says of how things are, at its end where it is a change; null where it gives no number. */
    static @Nullable Meant level(Claim.Quantity quantity) {
        Double value = quantity.to() == null ? quantity.value() : quantity.to();
        Double low = quantity.low();
        Double high = quantity.high();
        if (value != null) {
            return of(value, quantity.bound());
        }
        return low == null || high == null ? null : new Meant(low - rounding(low), high + rounding(high));
    }

    /** Half of the second digit. */
    private static double rounding(double number) {
        return number == 0 ? 0 : Math.pow(10, Math.floor(Math.log10(Math.abs(number))) - 1) / 2;
    }

    /** Whether what was measured lies where the claim says; its interval must not be so wide that it says nothing. */
    Answer compare(Interval measured) {
        if (measured.low() > high || measured.high() < low) {
            return Answer.CONTRADICTED;
        }
        if (measured.low() >= low && measured.high() <= high) {
            return Answer.SUPPORTED;
        }
        boolean open = Double.isInfinite(low) || Double.isInfinite(high);
        double width = measured.high() - measured.low();
        return !open && width <= WIDEST * Math.abs(low + high) / 2 ? Answer.SUPPORTED : Answer.CANNOT_TELL;
    }
}
