package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import java.util.Collection;

/**
 * What speaks for one reading of a sentence or another: its words, what they stand for, how far away they are, and what
 * stands before. What is asked of figures, clauses, and manners beyond that is in their own classes.
 */
final class Clues {
    /** So far from what is judged, single words count. */
    static final int WINDOW = 8;
    /** So near it counts where they stand. */
    static final int BESIDE = 2;

    private static final int STEM = 5;
    private static final int LONG_AGO = 6;

    private final Document document;
    /** How many sentences ago an organisation was named last, by the rules' word; -1 before the first. */
    private final int[] since;

    Clues(Document document) {
        this.document = document;
        this.since = new int[document.readings().size()];
        int last = -1;
        for (int i = 0; i < since.length; i++) {
            boolean named = document.names().get(i).stream()
                    .anyMatch(name -> document.cast().organisations().containsKey(name.key()));
            last = named ? 0 : last < 0 ? -1 : last + 1;
            since[i] = last;
        }
    }

    /** Whether somebody is named, here or before: general talk names nobody. */
    void named(int sentence, Collection<String> clues) {
        if (document.cast().main() == null) {
            return;
        }
        Reading reading = document.readings().get(sentence);
        String ago = since[sentence] < 0
                ? "never"
                : since[sentence] <= 2 ? String.valueOf(since[sentence]) : since[sentence] < LONG_AGO ? "3" : "6";
        clues.add("named:" + ago);
        clues.add("named:" + ago + reading.sentence().form());
        clues.add("named:" + ago + reading.has(Concept.COMPANY) + reading.has(Concept.COMPANIES));
        clues.add("names:" + Math.min(2, document.names().get(sentence).size()));
    }

    /** How far words are apart, roughly. */
    static String near(int distance) {
        return distance <= 2 ? "0" : distance <= 5 ? "1" : distance <= 9 ? "2" : distance <= 15 ? "3" : "4";
    }

    static String stem(String norm) {
        return norm.length() <= STEM ? norm : norm.substring(0, STEM);
    }

    /** The order of magnitude, in halves. */
    static String size(double value) {
        double positive = Math.abs(value);
        return positive == 0 ? "0" : String.valueOf((int) Math.floor(StrictMath.log10(positive) * 2));
    }

    static void concepts(Reading reading, int from, int to, Collection<String> clues) {
        for (Concept concept : Concept.values()) {
            Match match = reading.nearest(concept, from, to);
            if (match != null) {
                String near = near(reading.distance(from, to, match));
                String side = match.from() >= to ? "a" : match.from() < from ? "b" : "i";
                clues.add("c:" + concept + side + near);
                clues.add("c:" + concept + near);
                clues.add("c:" + concept + clause(reading, match, from));
            }
        }
    }

    static String clause(Reading reading, Match match, int from) {
        return reading.sameClause(match.from(), Math.min(from, reading.size() - 1)) ? "C" : "S";
    }

    static void words(Reading reading, int from, int to, Collection<String> clues) {
        for (int i = Math.max(0, from - WINDOW); i < Math.min(reading.size(), to + WINDOW); i++) {
            Token token = reading.token(i);
            if (i >= from && i < to && !token.isWord()) {
                continue;
            }
            String side = i < from ? "b" : i >= to ? "a" : "i";
            int distance = i < from ? from - i : i >= to ? i - to + 1 : 0;
            if (distance <= BESIDE) {
                clues.add("w" + side + distance + ":" + token.norm());
                clues.add("s" + side + distance + ":" + stem(token.norm()));
            }
            if (token.isWord()) {
                clues.add("w:" + token.norm());
                clues.add("s" + side + ":" + stem(token.norm()));
            }
        }
        for (Token token : reading.tokens()) {
            if (token.isWord()) {
                clues.add("b:" + stem(token.norm()));
            }
        }
    }

    /** What the sentence before and the heading above speak of. */
    void before(int sentence, Collection<String> clues) {
        if (sentence > 0) {
            Reading last = document.readings().get(sentence - 1);
            addAll(last, "p:", clues);
            clues.add("p?:" + last.token(last.size() - 1).norm());
        }
        int heading = document.headings().get(sentence);
        if (heading >= 0) {
            addAll(document.readings().get(heading), "h:", clues);
        }
    }

    private static void addAll(Reading reading, String prefix, Collection<String> clues) {
        for (Concept concept : Concept.values()) {
            if (reading.has(concept)) {
                clues.add(prefix + concept);
            }
        }
    }
}
