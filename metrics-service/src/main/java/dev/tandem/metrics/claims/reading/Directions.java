package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Unit;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells where something moved: by its numbers, by its kind, or, as the rules see it, by the nearest word that says so. */
final class Directions {
    private static final int REACH = 16;
    private static final int BEHIND = 5;

    /** Where "equal" compares to people, not to before. */
    private static final Set<Kind> COUNTED_ONLY = EnumSet.of(
            Kind.FTE_EQUIVALENT,
            Kind.AI_SHARE,
            Kind.CONVERSATIONS_HANDLED,
            Kind.FIRST_CONTACT_RESOLUTION,
            Kind.LANGUAGES,
            Kind.MARKETS);

    private Directions() {}

    /** Where it moves for sure, by its numbers or by its kind; null where words have to tell. */
    static @Nullable Direction told(Kind kind, @Nullable Quantity quantity) {
        Direction counted = counted(quantity);
        if (counted != null && !isInverse(kind, quantity)) {
            return counted;
        }
        if (kind == Kind.HEADCOUNT_REDUCTION) {
            return Direction.DOWN;
        }
        boolean saved = kind == Kind.SAVING && quantity != null; // in words, savings are also missed
        return kind == Kind.REHIRE || saved ? Direction.UP : null;
    }

    /** Where the numbers move; null when they do not. */
    static @Nullable Direction counted(@Nullable Quantity quantity) {
        if (quantity instanceof Quantity.Change change && change.from() != change.to()) {
            return change.to() > change.from() ? Direction.UP : Direction.DOWN;
        }
        if (quantity instanceof Quantity.Value value && (value.value() < 0 || value.unit() == Unit.RELATIVE)) {
            return value.value() < 0 ? Direction.DOWN : Direction.UP;
        }
        if (quantity instanceof Quantity.Range range && (range.high() < 0 || range.unit() == Unit.RELATIVE)) {
            return range.high() < 0 ? Direction.DOWN : Direction.UP;
        }
        return null;
    }

    /** Of quality, errors are counted as well as what is right; of satisfaction, school grades as well as stars. */
    private static boolean isInverse(Kind kind, @Nullable Quantity quantity) {
        boolean graded = quantity instanceof Quantity.Change change
                && (change.unit() == Unit.SCORE || change.unit() == Unit.COUNT);
        return kind == Kind.SERVICE_QUALITY || (kind == Kind.SATISFACTION && graded);
    }

    /** The direction that the words near the span tell; null when none does. */
    static @Nullable Direction near(Reading reading, int from, int to, Kind kind) {
        Direction beside = beside(reading, to);
        if (beside != null) {
            return beside;
        }
        Direction best = null;
        int least = (COUNTED_ONLY.contains(kind) ? BEHIND : REACH) + 1;
        Concept[] concepts = {Concept.DOWN, Concept.UP, Concept.EQUAL, Concept.BETTER, Concept.WORSE, Concept.CUT};
        for (Concept concept : concepts) {
            if (concept == Concept.EQUAL && COUNTED_ONLY.contains(kind)) {
                continue;
            }
            int distance = reading.distanceTo(concept, from, to);
            if (distance < least) {
                least = distance;
                best = direction(concept, kind);
            }
        }
        return best;
    }

    /** "18 % fewer", "a third less", "a fifth more". */
    private static @Nullable Direction beside(Reading reading, int to) {
        for (int i = to; i < Math.min(reading.size(), to + 2); i++) {
            if (!reading.token(i).isWord()) {
                return null;
            }
            boolean less = reading.is(i, Concept.LESS);
            boolean more = reading.is(i, Concept.MORE);
            if (less != more) {
                return less ? Direction.DOWN : Direction.UP;
            }
        }
        return null;
    }

    static boolean isCompared(Reading reading, int to) {
        return beside(reading, to) != null;
    }

    static boolean isMoved(Reading reading, int from, int to) {
        return reading.distanceTo(Concept.UP, from, to) <= BEHIND
                || reading.distanceTo(Concept.DOWN, from, to) <= BEHIND;
    }

    static Direction direction(Concept concept, Kind kind) {
        boolean lessIsBetter =
                switch (kind) {
                    case RESOLUTION_TIME, FIRST_RESPONSE_TIME, REPEAT_CONTACT, COMPLAINTS, COST -> true;
                    case HEADCOUNT_REDUCTION,
                            HEADCOUNT,
                            REHIRE,
                            FTE_EQUIVALENT,
                            CONVERSATIONS_HANDLED,
                            AI_SHARE,
                            FIRST_CONTACT_RESOLUTION,
                            SATISFACTION,
                            SERVICE_QUALITY,
                            SAVING,
                            PROFIT_EFFECT,
                            REVENUE_PER_EMPLOYEE,
                            PRODUCTIVITY,
                            LANGUAGES,
                            MARKETS,
                            AI_DEPLOYMENT,
                            TRANSPARENCY -> false;
                };
        if (concept == Concept.BETTER) {
            return lessIsBetter ? Direction.DOWN : Direction.UP;
        }
        if (concept == Concept.WORSE) {
            return lessIsBetter ? Direction.UP : Direction.DOWN;
        }
        if (concept == Concept.UP || concept == Concept.MORE) {
            return Direction.UP;
        }
        return concept == Concept.EQUAL ? Direction.EQUAL : Direction.DOWN;
    }
}
