package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of a sentence that may claim something for itself, with the comma or the word that ends it. Few words belong to what
 * follows them, the last ones to what stands before.
 *
 * @param from its first token
 * @param to the token after its last
 */
record Clause(int from, int to) {
    private static final int FEWEST_WORDS = 3;

    /** All of the sentence, in order, none within another. */
    static List<Clause> of(Reading reading) {
        List<Clause> clauses = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= reading.size(); i++) {
            boolean ends = i == reading.size() || (reading.isApart(i - 1, i) && !isWithinANumber(reading, i));
            if (ends && words(reading, from, i) >= FEWEST_WORDS) {
                clauses.add(new Clause(from, i));
                from = i;
            }
        }
        if (from < reading.size()) {
            int last = clauses.size() - 1;
            int begin = last < 0 ? from : clauses.remove(last).from();
            clauses.add(new Clause(begin, reading.size()));
        }
        return clauses;
    }

    /** The one that has the token. */
    static Clause at(Reading reading, int token) {
        return of(reading).stream()
                .filter(clause -> clause.has(token))
                .findFirst()
                .orElseThrow();
    }

    /** As in "5:20". */
    private static boolean isWithinANumber(Reading reading, int index) {
        return reading.token(index).isNumber()
                && reading.token(index).glued()
                && !reading.token(index - 1).isWord();
    }

    private static int words(Reading reading, int from, int to) {
        int words = 0;
        for (int i = from; i < to; i++) {
            words += reading.token(i).isWord() ? 1 : 0;
        }
        return words;
    }

    boolean has(int token) {
        return token >= from && token < to;
    }

    /** How many tokens of {@code from} to {@code to} it has. */
    int overlap(int otherFrom, int otherTo) {
        return Math.max(0, Math.min(to, otherTo) - Math.max(from, otherFrom));
    }
}
