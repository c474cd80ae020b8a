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
    private static final int LONGEST = 5;
    private static final int REACH = 30;

    private Periods() {}

    /** The period nearest to the words, in the text's spelling; null when the sentence names none. */
    static @Nullable String near(Reading reading, String text, int from, int to) {
        String best = null;
        int least = REACH;
        for (int i = 0; i < reading.size(); i++) {
            if (LEADS.contains(reading.token(i).norm())) {
                int end = end(reading, i);
                int distance = reading.distance(from, to, i, i + 1);
                if (end > i && distance < least) {
                    least = distance;
                    best = text.substring(reading.startOf(i), reading.endOf(end));
                }
            }
        }
        return best;
    }

    private static int end(Reading reading, int start) {
        int end = start;
        for (int i = start + 1; i < Math.min(reading.size(), start + LONGEST); i++) {
            Token token = reading.token(i);
            if (isYear(token) || TIMES.contains(token.norm())) {
                end = i + 1;
            } else if (!token.isWord() && !token.isNumber()) {
                break;
            }
        }
        return end;
    }

    private static boolean isYear(Token token) {
        return token.isNumber()
                && token.norm().length() == 4
                && (token.norm().startsWith("19") || token.norm().startsWith("20"));
    }
}
