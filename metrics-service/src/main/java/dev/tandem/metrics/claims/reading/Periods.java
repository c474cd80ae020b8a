package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that say when or for how long, as they stand. */
final class Periods {
    private static final Set<String> LEADS = Set.of(
            "in", "im", "since", "seit", "during", "by", "bis", "until", "within", "over", "after", "nach", "for",
            "last", "this", "ab", "from");
    private static final Set<String> TIMES = Set.of(
            ("year years month months week weeks quarter day days january february march april may june july august september october "
                            + "november december spring summer autumn winter half jahr jahres jahre jahren monat monats monaten woche wochen "
                            + "quartal quartals halbjahr tag tagen januar februar maerz mai juni juli oktober dezember fruehjahr sommer herbst "
                            + "jahresfrist")
                    .split(" ", -1));
    /** After these, what has the shape of a year is one; after others it may be a number: "cut over 2000 jobs". */
    private static final Set<String> DATING = Set.of("in", "im", "since", "seit", "during", "bis", "until");

    private static final Set<String> NUMBERING = Set.of("over", "from");
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2039;
    private static final int LONGEST = 5;
    private static final int REACH = 30;

    private Periods() {}

    /** The period nearest to the words, in the text's spelling; null when the sentence names none. */
    static @Nullable String near(Reading reading, String text, int from, int to) {
        String best = null;
        int least = REACH;
        for (int i = 0; i < reading.size(); i++) {
            int end = end(reading, i);
            boolean own = i < to && from <= end;
            int distance = reading.distance(from, to, i, i + 1);
            if (end >= 0 && !own && distance < least) {
                least = distance;
                best = text.substring(reading.startOf(i), reading.endOf(end + 1));
            }
        }
        return best;
    }

    /** The last token of the period that begins there; -1 when none does. */
    private static int end(Reading reading, int start) {
        Token first = reading.token(start);
        boolean alone = start == 0
                || !(reading.token(start - 1).isWord()
                        || reading.token(start - 1).isNumber());
        boolean bare = (start == 0 && isYear(reading, start, "")) || (alone && isQuarter(reading, start));
        if (!bare && !LEADS.contains(first.norm())) {
            return -1;
        }
        // "from 100 a day to 60" tells how many
        if (first.is("from")
                && start + 1 < reading.size()
                && reading.token(start + 1).isNumber()) {
            return -1;
        }
        int end = start == 0 && bare && first.isNumber() ? start : -1;
        int limit = start + LONGEST;
        for (int i = bare ? start : start + 1; i < Math.min(reading.size(), limit); i++) {
            Token token = reading.token(i);
            if (isQuarter(reading, i)) {
                limit += 3; // "in Q1 and Q2 2025"
                end = i + 1;
            } else if (isYear(reading, i, first.norm()) || TIMES.contains(token.norm())) {
                end = i;
            } else if (!token.isWord() && !token.isNumber()) {
                break;
            }
        }
        return end;
    }

    private static boolean isQuarter(Reading reading, int index) {
        return reading.token(index).is("q")
                && index + 1 < reading.size()
                && reading.token(index + 1).isNumber()
                && reading.token(index + 1).norm().length() == 1;
    }

    /** Whether it is a year, after what the period begins with; "from 2000 to 1500" are numbers, "from March 2024" has one. */
    private static boolean isYear(Reading reading, int index, String lead) {
        Token token = reading.token(index);
        if (!token.isNumber() || !token.norm().matches("\\d{4}")) {
            return false;
        }
        int year = Integer.parseInt(token.norm());
        boolean month = index > 0 && TIMES.contains(reading.token(index - 1).norm());
        boolean counts = index + 1 < reading.size()
                && (reading.is(index + 1, Concept.STAFF)
                        || reading.is(index + 1, Concept.CONTACT)
                        || reading.is(index + 1, Concept.COMPLAINT));
        boolean dated = DATING.contains(lead) || month || (!NUMBERING.contains(lead) && !counts);
        return year >= FIRST_YEAR && year <= LAST_YEAR && dated;
    }
}
