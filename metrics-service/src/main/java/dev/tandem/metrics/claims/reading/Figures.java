package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.quantities.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes figures of amounts: what each counts, its bound, and which two are a range or a change. */
final class Figures {
    private static final int REACH = 7;
    private static final Concept[] COUNTED = {
        Concept.FTE,
        Concept.STAFF,
        Concept.COMPLAINT,
        Concept.REPEAT,
        Concept.CONTACT,
        Concept.LANGUAGE,
        Concept.COUNTRY,
        Concept.CUSTOMER,
        Concept.EVERYTHING,
        Concept.OTHER_COUNT
    };
    private static final Set<String> BY = Set.of("by", "um", "durch");
    private static final Set<String> TO =
            Set.of("to", "auf", "zu", "at", "bei", "reached", "now", "is", "ist", "erreicht", "of");
    private static final Set<String> FROM = Set.of("from", "von");
    /** After these a noun is no longer what the number before them counts. */
    private static final Set<String> STOPS = Set.of(
            "in", "im", "bei", "at", "for", "für", "fuer", "since", "seit", "durch", "by", "with", "mit", "to", "auf",
            "an", "per", "pro", "je", "as", "als", "is", "are", "was", "were", "ist", "sind", "war", "waren", "has",
            "have", "had", "hat", "haben", "on", "when", "after", "nach", "vor", "before", "than", "into", "from",
            "aus", "und", "and", "die", "who", "that", "which", "not", "nicht", "um", "zum", "zur", "gegen", "unter",
            "über", "ueber", "will", "would", "wird", "werden", "wurde", "wurden", "statt", "instead");

    private final Reading reading;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(Reading reading) {
        this.reading = reading;
    }

    static List<Figure> of(Reading reading, List<Amount> amounts) {
        Figures all = new Figures(reading);
        for (int i = 0; i < amounts.size(); i++) {
            int limit = i + 1 < amounts.size() ? amounts.get(i + 1).from() : reading.size();
            all.figures.add(all.single(amounts.get(i), limit, i + 1 < amounts.size() ? amounts.get(i + 1) : null));
        }
        return Pairs.joined(reading, all.figures);
    }

    private Figure single(Amount amount, int limit, @Nullable Amount next) {
        Figure plain = new Figure(
                amount,
                null,
                Figure.Shape.SINGLE,
                amount.from(),
                amount.to(),
                bound(amount),
                lead(amount.from()),
                null,
                -1);
        if (amount.type() == Amount.Type.DURATION
                || amount.type() == Amount.Type.MONEY
                || amount.type() == Amount.Type.SCORE) {
            return plain;
        }
        Figure counted = counted(plain, amount.to(), limit);
        boolean part = counted.counted() == null && next != null && isPartOf(amount.to(), next);
        return part && next != null ? counted(plain, next.to(), Math.min(reading.size(), next.to() + REACH)) : counted;
    }

    /** "520 von 1.300 Stellen", "340 of its 1,200 jobs". */
    private boolean isPartOf(int end, Amount next) {
        int at = end;
        boolean of = at < reading.size()
                && (reading.token(at).is("von")
                        || reading.token(at).is("of")
                        || reading.token(at).is("der"));
        return of && next.type() == Amount.Type.COUNT && next.from() - at <= 4;
    }

    private Figure counted(Figure figure, int start, int limit) {
        int end = Math.min(limit, start + REACH);
        for (int i = start; i < end; i++) {
            if (!reading.token(i).isWord() && !isQuote(reading.token(i).norm())) {
                return figure;
            }
            Concept noun = nounAt(i);
            if (noun != null) {
                return figure.counting(noun, i);
            }
            boolean stop = i > start
                    ? STOPS.contains(reading.token(i).norm())
                    : isFirstStop(reading.token(i).norm());
            if (stop) {
                return figure;
            }
        }
        return figure;
    }

    private static boolean isQuote(String mark) {
        return mark.equals("\"") || mark.equals("“") || mark.equals("„") || mark.equals("'");
    }

    private static boolean isFirstStop(String word) {
        return STOPS.contains(word) && !word.equals("aus");
    }

    private @Nullable Concept nounAt(int index) {
        for (Concept concept : COUNTED) {
            for (Match match : reading.of(concept)) {
                if (match.from() <= index && index < match.to()) {
                    return concept;
                }
            }
        }
        return null;
    }

    private Bound bound(Amount amount) {
        if (amount.type() == Amount.Type.VAGUE) {
            return Bound.VAGUE;
        }
        for (int i = amount.from() - 1; i >= Math.max(0, amount.from() - 3); i--) {
            if (endsAt(Concept.AT_LEAST, i)) {
                return Bound.AT_LEAST;
            }
            if (endsAt(Concept.AT_MOST, i)) {
                return Bound.AT_MOST;
            }
            if (endsAt(Concept.ABOUT, i)) {
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

    private boolean endsAt(Concept concept, int index) {
        for (Match match : reading.of(concept)) {
            if (match.to() - 1 == index) {
                return true;
            }
        }
        return false;
    }

    private Figure.Lead lead(int from) {
        for (int i = from - 1; i >= Math.max(0, from - 4); i--) {
            String word = reading.token(i).norm();
            if (BY.contains(word)) {
                return Figure.Lead.BY;
            }
            if (TO.contains(word)) {
                return Figure.Lead.TO;
            }
            if (FROM.contains(word)) {
                return Figure.Lead.FROM;
            }
            boolean hedge = endsAt(Concept.ABOUT, i)
                    || endsAt(Concept.AT_LEAST, i)
                    || endsAt(Concept.AT_MOST, i)
                    || endsAt(Concept.NEW, i)
                    || word.equals("einen")
                    || word.equals("ein")
                    || word.equals("nur")
                    || word.equals("just")
                    || word.equals("only")
                    || word.equals("noch")
                    || word.equals("the");
            if (!hedge) {
                return Figure.Lead.NONE;
            }
        }
        return Figure.Lead.NONE;
    }
}
