package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.text.Token;
import java.util.Set;

/** Tells numbers that say when something was from those that say how much. */
final class Times {
    private static final double FOUR_WEEKS = 28 * 86_400.0;
    private static final Set<String> AFTER =
            Set.of("ago", "later", "old", "alt", "alte", "alten", "alter", "spaeter", "running", "hindurch", "lang");
    private static final Set<String> BEFOREHAND =
            Set.of("earlier", "before", "zuvor", "vorher", "frueher", "davor", "after", "nachdem", "nach");
    private static final double DAY = 86_400;
    private static final Set<String> EACH = Set.of("a", "per", "im", "pro", "je", "in", "each", "every", "am");
    private static final Set<String> QUARTERLY =
            Set.of("within", "in", "over", "during", "per", "each", "every", "last");
    private static final Set<String> LASTING = Set.of(
            "takes", "took", "take", "taken", "lasts", "lasted", "half", "to", "from", "auf", "von", "quarter", "is",
            "was", "dauert", "dauerte", "needs", "needed", "halben", "halbe", "and", "und");
    private static final Set<String> HALVES = Set.of("first", "second", "last", "other", "better");
    private static final Set<String> UNITS = Set.of(
            "day", "week", "month", "year", "hour", "stunde", "minute", "tag", "woche", "monat", "jahr", "shift",
            "schicht");
    private static final Set<String> ARTICLES = Set.of("a", "an", "eine", "einen");
    private static final Set<String> BEFORE =
            Set.of("vor", "seit", "since", "last", "past", "previous", "every", "aged");
    private static final Set<String> WITHIN = Set.of(
            "in",
            "im",
            "innerhalb",
            "within",
            "over",
            "binnen",
            "nach",
            "after",
            "for",
            "during",
            "den",
            "letzten",
            "vergangenen",
            "ersten",
            "first",
            "of",
            "ueber",
            "bis",
            "than",
            "all",
            "these",
            "those",
            "only",
            "nur",
            "just",
            "einem",
            "einer",
            "the",
            "von",
            "als",
            "another",
            "weitere",
            "weiteren",
            "next",
            "naechsten");
    private static final Set<String> HEDGES = Set.of(
            "about",
            "around",
            "some",
            "roughly",
            "almost",
            "nearly",
            "just",
            "over",
            "under",
            "only",
            "a",
            "rund",
            "etwa",
            "knapp",
            "gut",
            "ueber",
            "fast",
            "nur",
            "gerade",
            "einmal",
            "mal",
            "the",
            "den",
            "ungefaehr");

    private Times() {}

    /** "a year ago", "seit drei Monaten", "46 years old", "2024" where nothing is counted; and "one", which is rarely a number. */
    static boolean isWhen(Reading reading, Amount amount) {
        if (amount.type() == Amount.Type.COUNT) {
            return (amount.value() == 1 && !isFromOne(reading, amount)) || isYear(reading, amount);
        }
        if (amount.type() == Amount.Type.FRACTION) {
            return isPartOfYear(reading, amount);
        }
        if (amount.type() != Amount.Type.DURATION) {
            return false;
        }
        String after = amount.to() < reading.size() ? reading.token(amount.to()).norm() : "";
        boolean then = AFTER.contains(after) || (amount.value() >= DAY && BEFOREHAND.contains(after));
        if (then || isRate(reading, amount) || isOrdinal(reading, amount)) {
            return true;
        }
        int at = amount.from() - 1;
        boolean within = at >= 0 && WITHIN.contains(reading.token(at).norm());
        while (at > 0 && HEDGES.contains(reading.token(at).norm())) {
            at--;
        }
        if (at < 0) {
            return false;
        }
        String before = reading.token(at).norm();
        return BEFORE.contains(before) || (amount.value() >= FOUR_WEEKS && (within || WITHIN.contains(before)));
    }

    /** "von einer auf fünf Minuten". */
    private static boolean isFromOne(Reading reading, Amount one) {
        return one.from() > 0
                && one.to() < reading.size()
                && (reading.token(one.from() - 1).is("from")
                        || reading.token(one.from() - 1).is("von"))
                && (reading.token(one.to()).is("to") || reading.token(one.to()).is("auf"));
    }

    /** "within a quarter", "the first half". */
    private static boolean isPartOfYear(Reading reading, Amount amount) {
        String word = reading.token(amount.to() - 1).norm();
        String before =
                amount.from() == 0 ? "" : reading.token(amount.from() - 1).norm();
        return (word.equals("quarter") && QUARTERLY.contains(before))
                || (word.equals("half") && HALVES.contains(before));
    }

    /** "40,000 queries a week", "22 tickets a day". */
    private static boolean isRate(Reading reading, Amount amount) {
        int at = amount.from();
        int next = amount.to();
        boolean inEach = next + 1 < reading.size()
                && EACH.contains(reading.token(next).norm())
                && (isUnit(reading, next + 1) || (next + 2 < reading.size() && isUnit(reading, next + 2)));
        return inEach
                || (at > 0
                        && amount.to() - at == 2
                        && ARTICLES.contains(reading.token(at).norm())
                        && isUnit(reading, at + 1)
                        && (reading.token(at - 1).isWord()
                                || reading.token(at - 1).isNumber())
                        && !WITHIN.contains(reading.token(at - 1).norm())
                        && !HEDGES.contains(reading.token(at - 1).norm())
                        && !LASTING.contains(reading.token(at - 1).norm())
                        && !reading.is(at - 1, Concept.RESOLVED));
    }

    /** "ten hours a month", "zehn Stunden im Monat". */
    private static boolean isUnit(Reading reading, int index) {
        return UNITS.contains(reading.token(index).norm());
    }

    /** "a second call". */
    private static boolean isOrdinal(Reading reading, Amount amount) {
        return reading.token(amount.to() - 1).is("second")
                && amount.value() == 1
                && amount.to() < reading.size()
                && reading.token(amount.to()).isWord();
    }

    static boolean isYear(Reading reading, Amount amount) {
        Token token = reading.token(amount.from());
        boolean shaped = amount.to() == amount.from() + 1
                && token.isNumber()
                && token.norm().length() == 4
                && amount.value() >= 1_990
                && amount.value() < 2_040;
        boolean counts = shaped
                && amount.to() < reading.size()
                && (reading.is(amount.to(), Concept.STAFF)
                        || reading.is(amount.to(), Concept.CONTACT)
                        || reading.is(amount.to(), Concept.COMPLAINT));
        return shaped && !counts;
    }
}
