package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.quantities.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins two figures that tell one thing: a range, or how it was and how it is. */
final class Pairs {
    private static final int REACH = 20;
    private static final int OLD_REACH = 4;
    private static final int WHOLE_REACH = 3;
    private static final Set<String> TO = Set.of("to", "auf", "zu", "bis", "→", "->", "-", "–", ">", "down", "became");

    private final Reading reading;

    private Pairs(Reading reading) {
        this.reading = reading;
    }

    static List<Figure> joined(Reading reading, List<Figure> singles) {
        Pairs pairs = new Pairs(reading);
        List<Figure> joined = new ArrayList<>();
        for (int i = 0; i < singles.size(); i++) {
            Figure both = i + 1 < singles.size() ? pairs.join(singles.get(i), singles.get(i + 1)) : null;
            joined.add(both == null ? singles.get(i) : both);
            i += both == null ? 0 : 1;
        }
        return joined;
    }

    /** All that two neighbours might tell together. */
    static List<Figure> possible(Reading reading, Figure first, Figure second) {
        Pairs pairs = new Pairs(reading);
        if (second.from() - first.to() > REACH) {
            return List.of();
        }
        List<Figure> possible = new ArrayList<>();
        if (pairs.isShare(first, second)) {
            possible.add(share(second, first));
        } else if (pairs.isShare(second, first)) {
            possible.add(share(first, second));
        }
        if (!pairs.fit(first, second)) {
            return possible;
        }
        Amount a = pairs.inherited(first.amount(), second.amount());
        Amount b = pairs.inherited(second.amount(), a);
        possible.add(made(first, second, b, a, Figure.Shape.CHANGE));
        possible.add(made(first, second, a, b, Figure.Shape.CHANGE));
        if (a.value() < b.value()) {
            possible.add(made(first, second, b, a, Figure.Shape.RANGE));
        }
        return possible;
    }

    private @Nullable Figure join(Figure first, Figure second) {
        int gap = second.from() - first.to();
        if (gap <= REACH && isOutOf(first, second)) {
            return share(first, second);
        }
        if (gap > REACH || !fit(first, second)) {
            return null;
        }
        if (!reading.sameInsertion(first.from(), second.from())) {
            return isNew(first, second) ? changed(first, second) : null;
        }
        Amount a = inherited(first.amount(), second.amount());
        Amount b = inherited(second.amount(), a);
        if (isRange(first, second)) {
            return made(first, second, b, a, a.value() <= b.value() ? Figure.Shape.RANGE : Figure.Shape.CHANGE);
        }
        if (isFromTo(first, second) || isOutOfMade(first, second)) {
            return made(first, second, b, a, Figure.Shape.CHANGE);
        }
        if (isToFrom(first, second)) {
            return made(first, second, a, b, Figure.Shape.CHANGE);
        }
        if (isOld(first, second)) {
            return made(first, second, a, b, Figure.Shape.CHANGE);
        }
        return isNew(first, second) ? changed(first, second) : null;
    }

    private Figure changed(Figure first, Figure second) {
        Amount was = inherited(first.amount(), second.amount());
        return made(first, second, inherited(second.amount(), was), was, Figure.Shape.CHANGE);
    }

    private static Figure made(Figure first, Figure second, Amount amount, Amount other, Figure.Shape shape) {
        Figure noun = second.counted() != null ? second : first;
        Amount later = shape == Figure.Shape.RANGE ? other : amount;
        Amount earlier = shape == Figure.Shape.RANGE ? amount : other;
        // "bis" between the ends of a range is no bound
        boolean isSecond =
                shape == Figure.Shape.CHANGE && amount.from() == second.amount().from();
        Figure bounded = isSecond ? second : first;
        return bounded.with(later, earlier, shape, first.from(), second.to())
                .counting(noun.counted(), noun.countedAt());
    }

    /** Of the same type, or one that takes the unit of the other. */
    private boolean fit(Figure first, Figure second) {
        Amount.Type a = first.type();
        Amount.Type b = second.type();
        if (a == Amount.Type.VAGUE || b == Amount.Type.VAGUE || a == Amount.Type.FACTOR || b == Amount.Type.FACTOR) {
            return false;
        }
        boolean arrow = second.from() == first.to() + 1 && wordAt(first.to(), "→");
        boolean nouns = first.counted() == null || second.counted() == null || first.counted() == second.counted();
        boolean bare = (a == Amount.Type.COUNT && (first.counted() == null || arrow))
                || (b == Amount.Type.COUNT && second.counted() == null);
        boolean bareFirst = a == Amount.Type.COUNT && first.counted() != null && b != a && !arrow;
        boolean bareSecond = b == Amount.Type.COUNT && second.counted() != null && b != a;
        boolean shares = isShare(a) && isShare(b);
        return nouns
                && !bareFirst
                && !bareSecond
                && (a == b || (bare && a != Amount.Type.FRACTION && b != Amount.Type.FRACTION) || shares);
    }

    private static boolean isShare(Amount.Type type) {
        return type == Amount.Type.PERCENT || type == Amount.Type.FRACTION;
    }

    /** The amount with the unit, the currency, and, where only that makes sense, the thousands of its neighbour. */
    private Amount inherited(Amount bare, Amount other) {
        if (other.type() != Amount.Type.DURATION) {
            return inherited(bare, other, 1);
        }
        Amount minutes = Amounts.minutes(reading.tokens(), bare);
        return minutes == null ? inherited(bare, other, Amounts.secondsOfUnit(reading.tokens(), other)) : minutes;
    }

    /** The same where the neighbour, of so many seconds a unit, may stand in another sentence. */
    static Amount inherited(Amount bare, Amount other, double seconds) {
        double value = bare.value();
        if (bare.type() != Amount.Type.COUNT || other.type() == Amount.Type.COUNT) {
            if (bare.type() == Amount.Type.COUNT || bare.type() == Amount.Type.MONEY) {
                value *= missingScale(bare, other, 1);
            }
            String currency = bare.currency() == null ? other.currency() : bare.currency();
            return new Amount(bare.from(), bare.to(), bare.type(), value, currency, bare.scaled());
        }
        value *= switch (other.type()) {
            case PERCENT, POINTS -> 0.01;
            case DURATION -> seconds;
            case MONEY -> missingScale(bare, other, unitOfMoney(bare, other));
            case COUNT, FRACTION, FACTOR, SCORE, VAGUE -> 1;
        };
        return new Amount(bare.from(), bare.to(), other.type(), value, other.currency(), bare.scaled());
    }

    private static double missingScale(Amount bare, Amount other, double otherwise) {
        if (!other.scaled() || bare.scaled() || bare.value() >= 1_000) {
            return otherwise;
        }
        for (double scale = 1e12; scale >= 1e3; scale /= 1e3) {
            if (other.value() >= scale) {
                return scale;
            }
        }
        return otherwise;
    }

    /** "from 85 to 40 cents", but "from 2.10 to 0.70 euros". */
    private static double unitOfMoney(Amount bare, Amount money) {
        boolean whole = bare.value() == Math.rint(bare.value());
        return whole && money.value() > 0 && money.value() < 1 ? 0.01 : 1;
    }

    /** "of every hundred enquiries, 44", "von 100 Anrufen ... 30". */
    private boolean isOutOf(Figure first, Figure second) {
        double whole = first.amount().value();
        boolean round = whole == 10 || whole == 100 || whole == 1_000;
        boolean of = before(first, "of", "von", "aus") || wordAt(first.from() - 3, "of");
        return round
                && of
                && first.type() == Amount.Type.COUNT
                && second.type() == Amount.Type.COUNT
                && (second.counted() == null || second.counted() == first.counted())
                && second.amount().value() < whole;
    }

    /** "nine of 40 calls", "four answers in a hundred", "of the 500, 88": a part and, beside it, a whole. */
    private boolean isShare(Figure part, Figure whole) {
        boolean counts = part.type() == Amount.Type.COUNT && whole.type() == Amount.Type.COUNT;
        if (!counts
                || part.amount().value() > whole.amount().value()
                || whole.amount().value() <= 1) {
            return false;
        }
        boolean isWholeFirst = whole.from() < part.from();
        for (int i = whole.from() - 1; i >= Math.max(0, whole.from() - WHOLE_REACH); i--) {
            if (!isWholeFirst && i < part.to()) {
                return false;
            }
            if (wordAt(i, "of", "from", "von", "aus", "der", "auf") || (!isWholeFirst && wordAt(i, "in"))) {
                return true;
            }
        }
        return false;
    }

    private static Figure share(Figure whole, Figure part) {
        Amount share = new Amount(
                part.amount().from(),
                part.amount().to(),
                Amount.Type.FRACTION,
                part.amount().value() / whole.amount().value(),
                null,
                false);
        Figure noun = whole.counted() == null ? part : whole;
        return new Figure(
                share,
                null,
                Figure.Shape.SINGLE,
                Math.min(whole.from(), part.from()),
                Math.max(whole.to(), part.to()),
                part.bound(),
                Figure.Lead.NONE,
                noun.counted(),
                noun.countedAt());
    }

    private boolean isRange(Figure first, Figure second) {
        int gap = second.from() - first.to();
        boolean between =
                before(first, "between", "zwischen") && gap >= 1 && gap <= 3 && wordAt(second.from() - 1, "and", "und");
        boolean joined = gap == 1
                && wordAt(first.to(), "bis", "to", "-", "–")
                && first.lead() != Figure.Lead.FROM
                && first.lead() != Figure.Lead.BY;
        boolean or = gap == 1 && wordAt(first.to(), "oder", "or") && first.type() == second.type();
        boolean ascending = first.amount().value() < second.amount().value() || first.type() != second.type();
        boolean from = gap == 1
                && wordAt(first.to(), "bis")
                && first.lead() == Figure.Lead.FROM
                && ascending
                && first.amount().value() < second.amount().value();
        return between
                || from
                || (((joined && ascending) || or) && first.amount().value() > 0);
    }

    private boolean isFromTo(Figure first, Figure second) {
        if (first.lead() == Figure.Lead.BY) {
            return false;
        }
        int at = second.from() - 1;
        while (at > first.to() && isHedge(at)) {
            at--;
        }
        boolean to = at >= first.to() && TO.contains(reading.token(at).norm());
        boolean adjacent = at - first.to() <= 1;
        boolean from = first.lead() == Figure.Lead.FROM;
        return to
                && (adjacent || !between(first, second, Concept.OLD))
                && (from
                        || (adjacent
                                && (reading.token(at).is("auf")
                                        || reading.token(at).is("became")
                                        || !reading.token(at).isWord())));
    }

    /** "Aus 3.400 Stellen werden 2.700". */
    private boolean isOutOfMade(Figure first, Figure second) {
        boolean made = false;
        for (int i = first.to(); i < second.from(); i++) {
            made |= wordAt(i, "werden", "wurden", "wird", "wurde");
        }
        return made && first.lead() == Figure.Lead.FROM && wordAt(first.from() - 1, "aus");
    }

    private boolean isHedge(int index) {
        return reading.is(index, Concept.ABOUT)
                || reading.is(index, Concept.AT_LEAST)
                || reading.is(index, Concept.AT_MOST)
                || reading.is(index, Concept.NEW)
                || wordAt(index, "nur", "just", "only", "noch", "a", "der", "die", "below", "einen", "ein");
    }

    /** "to 7,500 from 12,000". */
    private boolean isToFrom(Figure first, Figure second) {
        return (first.lead() == Figure.Lead.TO || first.lead() == Figure.Lead.AT)
                && second.lead() == Figure.Lead.FROM
                && second.from() - first.to() <= 3
                && !isSince(second);
    }

    /** "up from eleven today" tells what is, not what was. */
    private boolean isSince(Figure figure) {
        return wordAt(figure.to(), "today", "now", "heute", "derzeit", "jetzt", "currently");
    }

    /** The second is how it was: "compared with 14 a year ago", "zuvor waren es sechs Minuten". */
    private boolean isOld(Figure first, Figure second) {
        boolean sequel = wordAt(second.from() - 1, "nach") && isCommaIn(first.to(), second.from());
        return (sequel || isNot(first, second) || isOldBefore(first, second) || after(second, Concept.OLD))
                && !was(first)
                && !isSince(second)
                && first.lead() != Figure.Lead.BY
                && (second.lead() != Figure.Lead.TO || endsOld(second.from()))
                && second.lead() != Figure.Lead.BY;
    }

    /** "after two minutes, not eleven": a time that is no longer so. */
    private boolean isNot(Figure first, Figure second) {
        return first.type() == Amount.Type.DURATION
                && wordAt(second.from() - 1, "not", "nicht")
                && wordAt(second.from() - 2, ",");
    }

    /** "compared to 14". */
    private boolean endsOld(int index) {
        return reading.of(Concept.OLD).stream().anyMatch(match -> match.to() == index);
    }

    /** The first is how it was: "once 1,150; these days 640". */
    private boolean isNew(Figure first, Figure second) {
        return (was(first) || after(first, Concept.OLD))
                && (between(first, second, Concept.NEW) || after(second, Concept.NEW));
    }

    /** A word of the past between them, in the clause of the second. */
    private boolean isOldBefore(Figure first, Figure second) {
        for (Match match : reading.of(Concept.OLD)) {
            boolean between = match.from() >= first.to() && match.to() <= second.from();
            if (between && !isCommaIn(match.to(), second.from())) {
                return true;
            }
        }
        return false;
    }

    /** A comma that does not only enclose an insertion. */
    private boolean isCommaIn(int from, int to) {
        for (int i = from; i < to; i++) {
            if (reading.token(i).is(",") && reading.sameInsertion(i, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean was(Figure figure) {
        for (Match old : reading.of(Concept.OLD)) {
            boolean before = old.to() <= figure.from()
                    && !wordAt(old.from(), "after", "nach")
                    && reading.distance(figure.from(), figure.to(), old) <= OLD_REACH + 2
                    && reading.sameClause(old.from(), figure.from());
            if (before) {
                return true;
            }
        }
        return false;
    }

    private boolean between(Figure first, Figure second, Concept concept) {
        for (Match match : reading.of(concept)) {
            if (match.from() >= first.to() && match.to() <= second.from()) {
                return true;
            }
        }
        return false;
    }

    private boolean after(Figure figure, Concept concept) {
        for (Match match : reading.of(concept)) {
            if (match.from() >= figure.to()
                    && match.from() - figure.to() < OLD_REACH
                    && reading.sameClause(figure.to() - 1, match.from())) {
                return true;
            }
        }
        return false;
    }

    private boolean before(Figure figure, String... words) {
        return wordAt(figure.from() - 1, words) || wordAt(figure.from() - 2, words);
    }

    private boolean wordAt(int index, String... words) {
        for (String word : words) {
            if (index >= 0 && index < reading.size() && reading.token(index).is(word)) {
                return true;
            }
        }
        return false;
    }
}
