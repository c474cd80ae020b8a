package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.quantities.Amount;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How exactly an amount is told, by what stands beside it. */
final class Bounds {
    private static final Map<String, Bound> SIGNS = Map.of(
            "~",
            Bound.ABOUT,
            "≈",
            Bound.ABOUT,
            "≥",
            Bound.AT_LEAST,
            ">",
            Bound.AT_LEAST,
            "≤",
            Bound.AT_MOST,
            "<",
            Bound.AT_MOST);
    private static final Set<String> ARROWS = Set.of("-", "=", "–");
    private static final Set<String> ROUGHLY = Set.of(
            "good",
            "fair",
            "scant",
            "bare",
            "gutes",
            "guten",
            "knappes",
            "knappen",
            "starkes",
            "schwaches",
            "reichliches");

    private static final Set<String> WITHIN = Set.of("within", "inside", "binnen", "innerhalb");

    private Bounds() {}

    static Bound of(Reading reading, Amount amount) {
        if (amount.type() == Amount.Type.VAGUE) {
            return Bound.VAGUE;
        }
        Bound marked = marked(reading, amount);
        if (marked != null) {
            return marked;
        }
        for (int i = amount.from() - 1; i >= Math.max(0, amount.from() - 3); i--) {
            if (reading.endsAt(Concept.AT_LEAST, i)) {
                return Bound.AT_LEAST;
            }
            // "an answer within the hour": a longer phrase hides the word
            if (reading.endsAt(Concept.AT_MOST, i)
                    || WITHIN.contains(reading.token(i).norm())) {
                return Bound.AT_MOST;
            }
            if (reading.endsAt(Concept.ABOUT, i)) {
                return Bound.ABOUT;
            }
            if (!reading.token(i).isWord()) {
                break;
            }
        }
        int after = amount.to();
        boolean most = after + 1 < reading.size()
                && reading.token(after).is("at")
                && reading.token(after + 1).is("most");
        return most ? Bound.AT_MOST : Bound.EXACT;
    }

    /** "~85 %", "≥ 78 %", "700+", "7,000-plus", "a good third", "forty-odd". */
    private static @Nullable Bound marked(Reading reading, Amount amount) {
        String before =
                amount.from() == 0 ? "" : reading.token(amount.from() - 1).norm();
        String sooner =
                amount.from() < 2 ? "" : reading.token(amount.from() - 2).norm();
        Bound sign = SIGNS.get(before.equals("=") ? sooner : before);
        if (sign != null && !ARROWS.contains(sooner)) {
            return sign;
        }
        if (before.equals("keine") || before.equals("keinen")) {
            return Bound.AT_MOST; // "keine zehn Prozent"
        }
        if (amount.to() < reading.size() && reading.token(amount.to()).glued()) {
            String behind = reading.token(amount.to()).norm();
            if (behind.equals("+") || behind.equals("plus")) {
                return Bound.AT_LEAST;
            }
            if (behind.equals("odd")) {
                return Bound.ABOUT;
            }
        }
        for (int i = amount.from() + 1; i < amount.to() - 1; i++) {
            if (ROUGHLY.contains(reading.token(i).norm())) {
                return Bound.ABOUT;
            }
        }
        return null;
    }
}
