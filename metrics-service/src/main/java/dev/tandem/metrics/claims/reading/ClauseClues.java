package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks for a clause claiming something without a figure. */
final class ClauseClues {
    private static final int LONG = 7;
    private static final int ENDING = 6;
    private static final int TOGETHER = 7;

    private final Document document;
    private final Framing framing;
    private final Clues clues;

    ClauseClues(Document document, Framing framing, Clues clues) {
        this.document = document;
        this.framing = framing;
        this.clues = clues;
    }

    /**
     * For which kinds each clause of a sentence claims without a figure.
     *
     * @param told at which tokens figures of the sentence claim
     */
    List<List<String>> of(int sentence, List<Clause> clauses, Map<Kind, List<Integer>> told) {
        Reading reading = document.readings().get(sentence);
        List<String> around = around(sentence);
        List<Framing.Fit> fits = framing.inWords(reading);
        List<Match> matches = new ArrayList<>();
        for (Concept concept : Concept.values()) {
            matches.addAll(reading.of(concept));
        }
        List<Set<String>> together = together(reading, clauses, matches);
        List<List<String>> all = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            Set<String> own = new LinkedHashSet<>(around);
            place(reading, clause, own);
            rules(clause, fits, told, own);
            for (Match match : matches) {
                if (clause.has(match.from())) {
                    own.add("c:" + match.concept());
                    own.add(match.concept() + ":" + reading.token(match.from()).norm());
                } else {
                    own.add("oc:" + match.concept() + (match.from() < clause.from()));
                }
            }
            own.addAll(together.get(i));
            words(reading, clause, own);
            all.add(new ArrayList<>(own));
        }
        return all;
    }

    /** What is the same for all of its clauses. */
    private List<String> around(int sentence) {
        Reading reading = document.readings().get(sentence);
        List<String> all = new ArrayList<>();
        all.add("form:" + reading.sentence().form());
        all.add("of:" + reading.size() / 8);
        all.add("end:" + reading.token(reading.size() - 1).norm());
        clues.before(sentence, all);
        clues.named(sentence, all);
        return all;
    }

    private static void place(Reading reading, Clause clause, Set<String> all) {
        all.add("long:" + (clause.to() - clause.from()) / 4);
        all.add("at:" + (clause.from() == 0) + (clause.to() == reading.size()));
        all.add("last:" + reading.token(clause.to() - 1).norm());
        if (clause.from() > 0) {
            all.add("after:" + reading.token(clause.from() - 1).norm());
        }
    }

    private static void rules(Clause clause, List<Framing.Fit> fits, Map<Kind, List<Integer>> told, Set<String> all) {
        told.forEach((kind, at) -> {
            all.add("f:" + kind);
            all.add("f:" + kind + at.stream().anyMatch(clause::has));
        });
        for (Framing.Fit fit : fits) {
            boolean here = clause.has(fit.anchor().from());
            all.add("rule:" + fit.frame().kind() + here);
            all.add("frame:" + fit.frame().name() + here);
            told.keySet().forEach(kind -> all.add("rule:" + fit.frame().kind() + here + "+" + kind));
        }
    }

    private static void words(Reading reading, Clause clause, Set<String> all) {
        String last = clause.from() == 0
                ? ""
                : Clues.stem(reading.token(clause.from() - 1).norm());
        for (int i = 0; i < reading.size(); i++) {
            Token token = reading.token(i);
            if (clause.has(i)) {
                String stem = Clues.stem(token.norm());
                if (token.isWord()) {
                    word(token.norm(), all);
                }
                all.add("2:" + last + "_" + stem);
                last = stem;
            } else if (token.isWord()) {
                all.add("o:" + Clues.stem(token.norm()));
            }
        }
    }

    private static void word(String norm, Set<String> all) {
        all.add("w:" + norm);
        all.add("s:" + Clues.stem(norm));
        if (norm.length() > LONG) {
            all.add("e:" + norm.substring(norm.length() - ENDING));
        }
    }

    /** Which concepts stand near each other, by clause: within it, or one of them in another. */
    private static List<Set<String>> together(Reading reading, List<Clause> clauses, List<Match> matches) {
        List<Set<String>> all = new ArrayList<>();
        int[] at = new int[reading.size()];
        for (int i = 0; i < clauses.size(); i++) {
            all.add(new LinkedHashSet<>());
            Arrays.fill(at, clauses.get(i).from(), clauses.get(i).to(), i);
        }
        for (Match a : matches) {
            for (Match b : matches) {
                if (a.concept().compareTo(b.concept()) < 0 && reading.distance(a.from(), a.to(), b) <= TOGETHER) {
                    boolean within = at[a.from()] == at[b.from()];
                    String clue = (within ? "cp:" : "op:") + a.concept() + "+" + b.concept();
                    all.get(at[a.from()]).add(clue);
                    all.get(at[b.from()]).add(clue);
                }
            }
        }
        return all;
    }

    /** What the word itself says. */
    static List<String> ofWord(Reading reading, int index) {
        List<String> clues = new ArrayList<>();
        clues.add("w:" + reading.token(index).norm());
        clues.add("s:" + Clues.stem(reading.token(index).norm()));
        reading.at(index).forEach(concept -> clues.add("c:" + concept));
        return clues;
    }
}
