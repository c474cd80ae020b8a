package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.quantities.Amount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the sentences of one text say: by figures in their frames, then in words where no figure said it. A figure
 * without a measure takes that of the sentence or the question before: "How long did it take? Two minutes."
 */
final class Telling {
    /** A phrase this near to a figure of the same kind says nothing more. */
    private static final int SAME = 20;
    /** The longest sentence that may lack a measure of its own. */
    private static final int ELLIPTIC = 12;
    /** The longest answer to a question. */
    private static final int ANSWER = 20;
    /** After so many sentences the measure is forgotten. */
    private static final int REMEMBERED = 2;

    /** An elliptic figure stands near the beginning: "It budged: from 78 to 61 per cent, if ...". */
    private static final int EARLY = 6;
    /** Only sums are told without their currency. */
    private static final double SUM = 1_000;

    private static final int APPOSITION = 10;

    private static final Set<Concept> MOVES =
            EnumSet.of(Concept.UP, Concept.DOWN, Concept.BETTER, Concept.WORSE, Concept.FASTER);

    private record Topic(List<Kind> kinds, Reading reading) {}

    private final Framing framing;
    private @Nullable Topic topic;
    private @Nullable String currency;
    private int age;

    Telling(Framing framing) {
        this.framing = framing;
    }

    /** All that the sentence says, in the order of the text. Sentences must be given in order. */
    List<Told> of(Reading reading, List<Figure> figures) {
        List<Told> told = new ArrayList<>();
        Told last = null;
        for (Figure figure : figures) {
            Told one = told(reading, figure, last);
            if (one != null) {
                told.add(one);
                last = one;
            }
        }
        inWords(reading, told);
        told.sort(Comparator.comparingInt(Told::from).thenComparing(Told::kind));
        remember(reading, told);
        return told;
    }

    private @Nullable Told told(Reading reading, Figure figure, @Nullable Told last) {
        String known = figure.amount().currency();
        currency = known == null ? currency : known;
        if (last != null && isApposition(reading, last, figure)) {
            Framing.Fit same = framing.again(reading, figure, last.kind());
            if (same != null) {
                return told(reading, same, last.kind(), figure);
            }
        }
        Figure read = figure;
        Framing.Fit fit = framing.of(reading, figure);
        if (fit == null && isSum(reading, figure)) {
            read = asMoney(figure);
            fit = framing.of(reading, read);
        }
        Topic about = topic;
        if (fit == null && about != null && isElliptic(reading, figure, about)) {
            fit = ofTopic(reading, figure, about);
            if (fit == null && isSum(reading, figure)) {
                fit = ofTopic(reading, read, about);
            } else {
                read = figure;
            }
        }
        return fit == null || fit.frame().kind() == null
                ? null
                : told(reading, fit, fit.frame().kind(), read);
    }

    private Framing.@Nullable Fit ofTopic(Reading reading, Figure figure, Topic about) {
        Framing.Fit best = null;
        for (Kind kind : about.kinds()) {
            Framing.Fit fit = framing.of(reading, figure, kind, about.reading());
            best = best == null || (fit != null && fit.cost() < best.cost()) ? fit : best;
        }
        return best;
    }

    /** "$740,000, a rise of a third": says again how it moved, not what. */
    private static boolean isApposition(Reading reading, Told last, Figure figure) {
        boolean share = figure.type() == Amount.Type.PERCENT
                || figure.type() == Amount.Type.FRACTION
                || figure.type() == Amount.Type.POINTS
                || figure.type() == Amount.Type.FACTOR;
        int gap = figure.from() - last.to();
        boolean near = share && figure.counted() == null && gap >= 0 && gap <= APPOSITION;
        if (!near) {
            return false;
        }
        boolean moved = Directions.isCompared(reading, figure.to());
        boolean apart = false;
        for (int i = last.to(); i < figure.from(); i++) {
            int at = i;
            apart = apart
                    || reading.token(i).is(",")
                    || reading.token(i).is("–")
                    || reading.token(i).is("(");
            moved = moved || MOVES.stream().anyMatch(concept -> reading.is(at, concept));
        }
        return moved && apart && !Measures.anyIn(reading, last.to(), figure.from());
    }

    /** Whether the sentence leaves out what its figure measures. */
    private static boolean isElliptic(Reading reading, Figure figure, Topic about) {
        boolean answer = isQuestion(about.reading());
        int longest = answer ? ANSWER : ELLIPTIC;
        boolean brief = reading.size() <= longest || figure.from() <= EARLY;
        boolean bare =
                figure.type() != Amount.Type.COUNT || answer || (figure.counted() == null && isBare(reading, figure));
        boolean other = reading.has(Concept.SHARES) || reading.has(Concept.MONEY_ELSE) || reading.has(Concept.REVENUE);
        return brief && bare && !other && !Measures.namesOther(reading, about.kinds());
    }

    /** No word follows that the figure could count. */
    private static boolean isBare(Reading reading, Figure figure) {
        int at = figure.to();
        return at >= reading.size()
                || !reading.token(at).isWord()
                || Figures.isStop(reading.token(at).norm());
    }

    /** "savings of 17 million". */
    private static boolean isSum(Reading reading, Figure figure) {
        return figure.type() == Amount.Type.COUNT
                && figure.counted() == null
                && figure.other() == null
                && figure.amount().value() >= SUM
                && (figure.amount().scaled() || isBare(reading, figure));
    }

    private Figure asMoney(Figure figure) {
        Amount amount = figure.amount();
        Amount money =
                new Amount(amount.from(), amount.to(), Amount.Type.MONEY, amount.value(), currency, amount.scaled());
        return figure.with(money, null, Figure.Shape.SINGLE, figure.from(), figure.to());
    }

    private void inWords(Reading reading, List<Told> told) {
        for (Framing.Fit fit : framing.inWords(reading)) {
            Kind kind = fit.frame().kind();
            boolean otherwise =
                    told.stream().anyMatch(other -> fit.frame().unless().contains(other.kind()));
            if (kind != null && !otherwise && !isTold(reading, told, kind, fit.anchor())) {
                told.add(told(reading, fit, kind, null));
            }
        }
    }

    private void remember(Reading reading, List<Told> told) {
        age++;
        List<Kind> kinds = isQuestion(reading) ? Measures.asked(reading) : measures(reading, told);
        if (kinds.isEmpty()) {
            topic = age >= REMEMBERED ? null : topic;
            return;
        }
        topic = new Topic(kinds, reading);
        age = 0;
    }

    private static List<Kind> measures(Reading reading, List<Told> told) {
        if (!told.isEmpty()) {
            return List.of(told.get(told.size() - 1).kind());
        }
        Kind measure = Measures.in(reading);
        return measure == null ? List.of() : List.of(measure);
    }

    private static boolean isQuestion(Reading reading) {
        for (int i = reading.size() - 1; i >= Math.max(0, reading.size() - 2); i--) {
            if (reading.token(i).is("?")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTold(Reading reading, List<Told> told, Kind kind, Match anchor) {
        return told.stream()
                .anyMatch(other -> other.kind() == kind
                        && reading.distance(anchor.from(), anchor.to(), other.from(), other.to()) <= SAME);
    }

    private static Told told(Reading reading, Framing.Fit fit, Kind kind, @Nullable Figure figure) {
        Match anchor = fit.anchor();
        int from = figure == null ? anchor.from() : figure.from();
        int to = figure == null ? anchor.to() : figure.to();
        Direction direction = direction(reading, fit.frame(), kind, from, to);
        Quantity quantity = figure == null ? null : Values.of(reading, figure, fit.frame(), kind, direction);
        return new Told(
                kind,
                from,
                to,
                anchor,
                quantity,
                figure == null ? Bound.EXACT : figure.bound(),
                moved(quantity, direction),
                fit.frame(),
                fit.cost());
    }

    /** What the numbers say counts more than what the words say. */
    private static Direction moved(@Nullable Quantity quantity, @Nullable Direction direction) {
        if (quantity instanceof Quantity.Change change && change.from() != change.to()) {
            return change.to() > change.from() ? Direction.UP : Direction.DOWN;
        }
        return direction == null ? Direction.NONE : direction;
    }

    private static @Nullable Direction direction(Reading reading, Frame frame, Kind kind, int from, int to) {
        Direction fixed = frame.direction();
        if (fixed != null && frame.meaning() == Frame.Meaning.LEVEL) {
            return fixed;
        }
        Direction near = Directions.near(reading, from, to, kind);
        return near == null ? fixed : near;
    }
}
