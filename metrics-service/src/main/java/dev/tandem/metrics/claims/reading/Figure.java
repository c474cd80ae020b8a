package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.quantities.Amount;
import org.jspecify.annotations.Nullable;

/**
 * An amount in its sentence: what it counts, how exactly it is told, and whether it is one of two.
 *
 * @param amount the only, the later, or the smaller one
 * @param other the earlier one of a change or the upper one of a range; null for a single amount
 * @param from first token of both
 * @param to the token after the last of both
 * @param counted what the noun after it stands for; null when there is none, or none that is known
 * @param countedAt the noun's token, or -1
 */
record Figure(
        Amount amount,
        @Nullable Amount other,
        Shape shape,
        int from,
        int to,
        Bound bound,
        Lead lead,
        @Nullable Concept counted,
        int countedAt) {

    enum Shape {
        SINGLE,
        CHANGE,
        RANGE
    }

    /** What the word before the amount makes of it. */
    enum Lead {
        /** "by a third": a difference. */
        BY,
        /** "to 71 per cent": where it moved. */
        TO,
        /** "at 71 per cent", "is 71 per cent": a level. */
        AT,
        FROM,
        NONE
    }

    Amount.Type type() {
        return amount.type();
    }

    Figure with(Amount amount, @Nullable Amount other, Shape shape, int from, int to) {
        return new Figure(amount, other, shape, from, to, bound, lead, counted, countedAt);
    }

    Figure counting(@Nullable Concept noun, int at) {
        return new Figure(amount, other, shape, from, to, bound, lead, noun, at);
    }
}
