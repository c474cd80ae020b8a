package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.quantities.Amount;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes figures of amounts: what each counts, its bound, and which two are a range or a change. */
final class Figures {
    private static final int REACH = 7;
    private static final Concept[] COUNTED = {
        Concept.FTE,
        Concept.STAFF,
        Concept.WORKFORCE,
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
    private static final Set<String> TO = Set.of("to", "auf", "zu");
    private static final Set<String> AT =
            Set.of("at", "bei", "reached", "now", "is", "ist", "erreicht", "of", "was", "stands", "liegt");
    private static final Set<String> FROM = Set.of("from", "von", "aus");
    /** After these a noun is no longer what the number before them counts. */
    private static final Set<String> STOPS = Set.of(
            "in", "im", "bei", "at", "for", "für", "fuer", "since", "seit", "durch", "by", "with", "mit", "to", "auf",
            "an", "per", "pro", "je", "as", "als", "is", "are", "was", "were", "ist", "sind", "war", "waren", "has",
            "have", "had", "hat", "haben", "on", "when", "after", "nach", "vor", "before", "than", "into", "from",
            "aus", "und", "and", "die", "who", "that", "which", "not", "nicht", "um", "zum", "zur", "gegen", "unter",
            "über", "ueber", "will", "would", "wird", "werden", "wurde", "wurden", "statt", "instead");

    private static final Set<String> ADVERBS = Set.of(
            "ein",
            "zurueck",
            "once",
            "now",
            "today",
            "then",
            "previously",
            "earlier",
            "heute",
            "jetzt",
            "damals",
            "frueher",
            "sein",
            "noch",
            "already",
            "bereits",
            "so",
            "insgesamt",
            "altogether");
    private static final Set<String> NUMBER = Set.of("number", "zahl", "anzahl", "count", "total");
    private static final int LABEL = 8;
    private static final int LABELLING = 2;
    private static final Set<Concept> COMPOUND =
            EnumSet.of(Concept.CUSTOMER, Concept.CONTACT, Concept.WORKFORCE, Concept.COMPLAINT);
    private static final Set<Concept> HEADS = EnumSet.of(Concept.CONTACT, Concept.COMPLAINT, Concept.STAFF);
    private static final Set<String> FURTHER = Set.of(
            "einen",
            "ein",
            "eine",
            "nur",
            "just",
            "only",
            "noch",
            "the",
            "a",
            "an",
            "further",
            "another",
            "additional",
            "full",
            "whole",
            "weitere",
            "weiteren",
            "weiterer",
            "zusaetzliche",
            "zusaetzlichen",
            "immerhin",
            "sogar",
            "even",
            "stolze",
            "satte",
            "ganze",
            "volle",
            "whopping",
            "staggering",
            "impressive",
            "record");

    private final Reading reading;

    private Figures(Reading reading) {
        this.reading = reading;
    }

    static List<Figure> of(Reading reading, List<Amount> found) {
        if (reading.size() <= LABELLING) {
            return List.of(); // "2." before the item of a list
        }
        Figures all = new Figures(reading);
        List<Amount> amounts = all.told(found);
        List<Figure> singles = all.singles(amounts);
        List<Figure> whole = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            boolean part = i > 0
                    && amounts.get(i - 1).type() != Amount.Type.VAGUE
                    && all.isPartOf(amounts.get(i - 1).to(), amounts.get(i));
            if (!part) {
                whole.add(singles.get(i));
            }
        }
        return Pairs.joined(reading, whole);
    }

    /** Each amount by itself. */
    static List<Figure> singles(Reading reading, List<Amount> amounts) {
        return new Figures(reading).singles(amounts);
    }

    /** What the noun after the amount, or before it, stands for; null when there is none. */
    static @Nullable Concept counted(Reading reading, Amount amount) {
        return new Figures(reading).single(amount, reading.size(), null).counted();
    }

    private List<Amount> told(List<Amount> found) {
        return found.stream().filter(amount -> !Times.isWhen(reading, amount)).toList();
    }

    private List<Figure> singles(List<Amount> amounts) {
        List<Figure> singles = new ArrayList<>();
        for (int i = 0; i < amounts.size(); i++) {
            Amount next = i + 1 < amounts.size() ? amounts.get(i + 1) : null;
            singles.add(single(amounts.get(i), next == null ? reading.size() : next.from(), next));
        }
        return singles;
    }

    private Figure single(Amount amount, int limit, @Nullable Amount next) {
        Figure plain = new Figure(
                amount,
                null,
                Figure.Shape.SINGLE,
                amount.from(),
                amount.to(),
                Bounds.of(reading, amount),
                lead(amount.from()),
                null,
                -1);
        if (amount.type() == Amount.Type.DURATION
                || amount.type() == Amount.Type.MONEY
                || amount.type() == Amount.Type.SCORE) {
            return plain;
        }
        if (reading.is(amount.from(), Concept.TONGUE)) {
            return plain.counting(Concept.LANGUAGE, amount.from());
        }
        Figure counted = counted(plain, amount.to(), limit);
        if (counted.counted() == null) {
            counted = countedBefore(plain);
        }
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

    /** What the number within, before a colon, or after "the number of" counts. */
    private Figure countedBefore(Figure figure) {
        for (int i = figure.from() + 1; i < figure.to() - 1; i++) {
            Concept noun = figure.type() == Amount.Type.FRACTION ? nounAt(i) : null;
            if (noun != null) {
                return figure.counting(noun, i);
            }
        }
        int start = figure.from() - 1;
        while (start > 0 && isHedge(start)) {
            start--;
        }
        boolean colon = start > 0 && reading.token(start).is(":");
        Concept noun = null;
        for (int i = start - (colon ? 1 : 0); i >= Math.max(0, start - LABEL); i--) {
            if (!reading.token(i).isWord()) {
                return figure;
            }
            Concept here = nounAt(i);
            noun = here == null ? noun : here;
            if (here != null && colon) {
                return figure.counting(here, i);
            }
            if (noun != null && NUMBER.contains(reading.token(i).norm())) {
                return figure.counting(noun, i);
            }
        }
        return figure;
    }

    private boolean isHedge(int index) {
        return reading.endsAt(Concept.ABOUT, index)
                || reading.endsAt(Concept.AT_LEAST, index)
                || reading.endsAt(Concept.AT_MOST, index)
                || reading.endsAt(Concept.NEW, index);
    }

    private Figure counted(Figure figure, int first, int limit) {
        boolean labels =
                figure.from() == 0 && first < limit && reading.token(first).is(":");
        int start = labels ? first + 1 : first;
        int end = Math.min(limit, start + REACH);
        for (int i = start; i < end; i++) {
            if (!reading.token(i).isWord() && !isQuote(reading.token(i).norm())) {
                return figure;
            }
            Concept noun = nounAt(i);
            if (noun != null) {
                int last = lastNoun(i, end);
                Concept head = nounAt(last);
                return figure.counting(head == null ? noun : head, last);
            }
            boolean and = reading.token(i).is("and") || reading.token(i).is("und");
            boolean stop = i > start
                    ? !and && STOPS.contains(reading.token(i).norm())
                    : isFirstStop(reading.token(i).norm());
            if (stop) {
                return figure;
            }
        }
        return figure;
    }

    /** "customer queries" are queries. */
    private int lastNoun(int first, int end) {
        int last = first;
        while (last + 1 < end && isIn(COMPOUND, nounAt(last)) && isIn(HEADS, nounAt(last + 1))) {
            last++;
        }
        return last;
    }

    private static boolean isIn(Set<Concept> concepts, @Nullable Concept concept) {
        return concept != null && concepts.contains(concept);
    }

    private static boolean isQuote(String mark) {
        return mark.equals("\"") || mark.equals("“") || mark.equals("„") || mark.equals("'");
    }

    static boolean isStop(String word) {
        return STOPS.contains(word) || ADVERBS.contains(word);
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

    private Figure.Lead lead(int from) {
        for (int i = from - 1; i >= Math.max(0, from - 4); i--) {
            String word = reading.token(i).norm();
            if (BY.contains(word)) {
                return Figure.Lead.BY;
            }
            if (TO.contains(word)) {
                return Figure.Lead.TO;
            }
            if (AT.contains(word)) {
                return Figure.Lead.AT;
            }
            if (FROM.contains(word)) {
                return Figure.Lead.FROM;
            }
            boolean hedge = reading.endsAt(Concept.ABOUT, i)
                    || reading.endsAt(Concept.AT_LEAST, i)
                    || reading.endsAt(Concept.AT_MOST, i)
                    || reading.endsAt(Concept.NEW, i)
                    || FURTHER.contains(word);
            if (!hedge) {
                return Figure.Lead.NONE;
            }
        }
        return Figure.Lead.NONE;
    }
}
