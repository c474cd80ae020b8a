package dev.tandem.metrics.claims.quantities;

import org.jspecify.annotations.Nullable;

/**
 * A number with its unit.
 *
 * @param from its first token, the unit's or currency's among them
 * @param to the token after its last
 * @param value seconds, whole units of the currency, 0.2 for 20 %; 0 when vague
 * @param currency ISO 4217; null when it is no money, or it is not said whose
 * @param scaled whether the number names thousands, millions, or more
 */
public record Amount(
        int from, int to, Type type, double value, @Nullable String currency, boolean scaled) {
    public enum Type {
        /** A number of whatever follows it. */
        COUNT,
        /** Percent. */
        PERCENT,
        /** Percentage points: 0.11 for eleven. */
        POINTS,
        /** A fraction or a ratio in words: "two thirds", "one in five". */
        FRACTION,
        /** "doubled": a change relative to before. */
        FACTOR,
        DURATION,
        MONEY,
        /** "4.2 out of 5". */
        SCORE,
        /** "hundreds". */
        VAGUE
    }

    Amount as(Type other, double number, int end) {
        return new Amount(from, end, other, number, currency, scaled);
    }
}
