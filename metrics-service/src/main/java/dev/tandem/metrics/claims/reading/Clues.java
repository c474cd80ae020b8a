package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.quantities.Amount;
import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for one reading of a sentence or another: its words, what they stand for, how far away they are, and what
 * the rules make of them.
 */
final class Clues {
    private static final int WINDOW = 8;
    private static final int BESIDE = 2;
    private static final int STEM = 5;
    private static final int LONG = 7;
    private static final int ENDING = 6;
    private static final int TOGETHER = 7;
    private static final int AROUND = 12;
    private static final int SHORT = 10;
    private static final Set<String> QUOTES = Set.of("\"", "„", "“", "”", "»", "«");

    /** Concepts that tell in what way something is said. */
    private static final Set<Concept> MANNERS = EnumSet.of(
            Concept.NOT,
            Concept.DENY,
            Concept.DOUBT,
            Concept.PLAN,
            Concept.FORECAST,
            Concept.MAYBE,
            Concept.ADVICE,
            Concept.TEASER,
            Concept.SAY,
            Concept.SOURCE,
            Concept.ALREADY,
            Concept.PAST,
            Concept.CONFIRMED,
            Concept.INSTEAD,
            Concept.VERDICT,
            Concept.UNION,
            Concept.BREAK,
            Concept.OLD,
            Concept.NEW);

    private static final Set<Concept> ANSWERS =
            EnumSet.of(Concept.NOT, Concept.DENY, Concept.DOUBT, Concept.VERDICT, Concept.CONFIRMED);

    private static final int LONG_AGO = 6;

    private final Document document;
    private final Framing framing;
    /** How many sentences ago an organisation was named last, by the rules' word; -1 before the first. */
    private final int[] since;

    Clues(Document document, Framing framing) {
        this.document = document;
        this.framing = framing;
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
    private void named(int sentence, Collection<String> clues) {
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
    private static String near(int distance) {
        return distance <= 2 ? "0" : distance <= 5 ? "1" : distance <= 9 ? "2" : distance <= 15 ? "3" : "4";
    }

    static String stem(String norm) {
        return norm.length() <= STEM ? norm : norm.substring(0, STEM);
    }

    /** The order of magnitude, in halves. */
    private static String size(double value) {
        double positive = Math.abs(value);
        return positive == 0 ? "0" : String.valueOf((int) Math.floor(StrictMath.log10(positive) * 2));
    }

    /** For what a figure claims, if anything. */
    Collection<String> figure(int sentence, Figure figure, boolean joined) {
        Reading reading = document.readings().get(sentence);
        List<String> plain = new ArrayList<>();
        plain.add("lead:" + figure.lead());
        plain.add("counted:" + figure.counted());
        plain.add("bound:" + figure.bound());
        plain.add("size:" + size(figure.amount().value()));
        plain.add("joined:" + joined);
        plain.add("when:" + Times.isWhen(reading, figure.amount()));
        plain.add("bare:" + isBare(figure.amount()) + isBare(figure.other()));
        plain.add("form:" + reading.sentence().form());
        plain.add("compared:" + Directions.isCompared(reading, figure.to()));
        pair(reading, figure, joined, plain);
        Framing.Fit fit = framing.of(reading, figure);
        plain.add("rule:" + (fit == null ? "none" : String.valueOf(fit.frame().kind())));
        plain.add("frame:" + (fit == null ? "none" : fit.frame().name()));
        concepts(reading, figure.from(), figure.to(), plain);
        String type = figure.type()
                + switch (figure.shape()) {
                    case SINGLE -> "";
                    case CHANGE -> "C";
                    case RANGE -> "R";
                };
        Set<String> all = new LinkedHashSet<>();
        for (String clue : plain) {
            all.add(type + "|" + clue);
        }
        concepts(reading, figure.from(), figure.to(), all);
        words(reading, figure.from(), figure.to(), all);
        before(sentence, all);
        named(sentence, all);
        all.add("type:" + type);
        if (figure.counted() != null) {
            for (Concept concept : Concept.values()) {
                if (reading.has(concept) && reading.distanceTo(concept, figure.from(), figure.to()) <= AROUND) {
                    all.add("cc:" + figure.counted() + "+" + concept);
                }
            }
        }
        return all;
    }

    /** Whether it is a number alone, whatever unit it may have from before. */
    private static boolean isBare(@Nullable Amount amount) {
        return amount != null && amount.to() - amount.from() == 1;
    }

    /** What stands between the two amounts of a figure. */
    private static void pair(Reading reading, Figure figure, boolean joined, Collection<String> clues) {
        if (figure.other() == null) {
            return;
        }
        boolean forward = figure.amount().from() < figure.other().from();
        clues.add("order:" + forward + ":" + joined);
        clues.add("gap:" + near(Math.abs(figure.amount().from() - figure.other().from())) + ":" + joined);
        int first = Math.min(figure.amount().to(), figure.other().to());
        int second = Math.max(figure.amount().from(), figure.other().from());
        for (int i = first; i < second; i++) {
            clues.add("between:" + reading.token(i).norm());
            clues.add("between:" + forward + reading.token(i).norm());
        }
        clues.add("sizes:"
                + size(figure.amount().value() / Math.max(1e-9, figure.other().value())));
    }

    private static void concepts(Reading reading, int from, int to, Collection<String> clues) {
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

    private static String clause(Reading reading, Match match, int from) {
        return reading.sameClause(match.from(), Math.min(from, reading.size() - 1)) ? "C" : "S";
    }

    private static void words(Reading reading, int from, int to, Collection<String> clues) {
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
    private void before(int sentence, Collection<String> clues) {
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

    /** What the word itself says. */
    static List<String> ofWord(Reading reading, int index) {
        List<String> clues = new ArrayList<>();
        clues.add("w:" + reading.token(index).norm());
        clues.add("s:" + stem(reading.token(index).norm()));
        reading.at(index).forEach(concept -> clues.add("c:" + concept));
        return clues;
    }

    /**
     * For which kinds each clause of a sentence claims without a figure.
     *
     * @param told at which tokens figures of the sentence claim
     */
    List<List<String>> clauses(int sentence, List<Clause> clauses, Map<Kind, List<Integer>> told) {
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
            Set<String> clues = new LinkedHashSet<>(around);
            place(reading, clause, clues);
            rules(clause, fits, told, clues);
            for (Match match : matches) {
                if (clause.has(match.from())) {
                    clues.add("c:" + match.concept());
                    clues.add(
                            match.concept() + ":" + reading.token(match.from()).norm());
                } else {
                    clues.add("oc:" + match.concept() + (match.from() < clause.from()));
                }
            }
            clues.addAll(together.get(i));
            words(reading, clause, clues);
            all.add(new ArrayList<>(clues));
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
        before(sentence, all);
        named(sentence, all);
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
        String last =
                clause.from() == 0 ? "" : stem(reading.token(clause.from() - 1).norm());
        for (int i = 0; i < reading.size(); i++) {
            Token token = reading.token(i);
            if (clause.has(i)) {
                String stem = stem(token.norm());
                if (token.isWord()) {
                    word(token.norm(), all);
                }
                all.add("2:" + last + "_" + stem);
                last = stem;
            } else if (token.isWord()) {
                all.add("o:" + stem(token.norm()));
            }
        }
    }

    private static void word(String norm, Set<String> all) {
        all.add("w:" + norm);
        all.add("s:" + stem(norm));
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

    /** For in what way words are said, of which the rules say {@code rule}. */
    Collection<String> status(int sentence, int from, int to, Kind kind, Status rule, boolean figure) {
        Reading reading = document.readings().get(sentence);
        Set<String> all = new LinkedHashSet<>();
        all.add("rule:" + rule);
        all.add("form:" + reading.sentence().form());
        all.add("last:" + reading.token(reading.size() - 1).norm());
        all.add("figure:" + figure);
        all.add("quote:" + QUOTES.contains(reading.token(0).norm()));
        all.add("kind:" + kind);
        all.add("rule:" + kind + rule);
        all.add("rule:" + rule + reading.sentence().form());
        for (Concept concept : MANNERS) {
            Match match = reading.nearest(concept, from, to);
            if (match != null) {
                String near = near(reading.distance(from, to, match));
                all.add("c:" + concept + (match.from() >= to ? "a" : "b") + near);
                all.add("c:" + concept + near);
                all.add("c:" + concept + clause(reading, match, from));
                all.add("cw:" + reading.token(match.from()).norm());
                if (reading.isBroken(match.from(), from)) {
                    all.add("cb:" + concept);
                }
            }
        }
        words(reading, from, to, all);
        if (sentence + 1 < document.readings().size()) {
            Reading next = document.readings().get(sentence + 1);
            for (Concept concept : ANSWERS) {
                if (next.has(concept)) {
                    all.add("n:" + concept + (next.size() <= SHORT));
                }
            }
        }
        before(sentence, all);
        return all;
    }
}
