package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.text.Token;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks for words being said in one way or another, and for what they tell moving up or down. */
final class MannerClues {
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

    private final Document document;
    private final Clues clues;

    MannerClues(Document document, Clues clues) {
        this.document = document;
        this.clues = clues;
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
                String near = Clues.near(reading.distance(from, to, match));
                all.add("c:" + concept + (match.from() >= to ? "a" : "b") + near);
                all.add("c:" + concept + near);
                all.add("c:" + concept + Clues.clause(reading, match, from));
                all.add("cw:" + reading.token(match.from()).norm());
                if (reading.isBroken(match.from(), from)) {
                    all.add("cb:" + concept);
                }
            }
        }
        Clues.words(reading, from, to, all);
        if (sentence + 1 < document.readings().size()) {
            Reading next = document.readings().get(sentence + 1);
            for (Concept concept : ANSWERS) {
                if (next.has(concept)) {
                    all.add("n:" + concept + (next.size() <= SHORT));
                }
            }
        }
        clues.before(sentence, all);
        return all;
    }

    /**
     * For where it moves what words claim.
     *
     * @param said what rules and numbers say
     */
    Collection<String> direction(
            int sentence, int from, int to, Kind kind, @Nullable Figure figure, List<String> said) {
        Reading reading = document.readings().get(sentence);
        String form = figure == null ? "words" : figure.type().toString();
        Set<String> all = new LinkedHashSet<>();
        all.add("kind:" + kind + form);
        said.forEach(clue -> {
            all.add(clue);
            all.add(clue + form);
        });
        if (figure != null) {
            all.add("lead:" + kind + figure.lead());
            all.add("compared:" + Directions.isCompared(reading, to));
        }
        for (Concept concept : Concept.values()) {
            Match match = reading.nearest(concept, from, to);
            if (match != null) {
                all.add("c:" + concept + Clues.near(reading.distance(from, to, match)));
                all.add("c:" + kind + concept);
                all.add("c:" + kind + concept + Clues.clause(reading, match, from));
            }
        }
        moving(reading, from, to, kind, all);
        clues.before(sentence, all);
        return all;
    }

    /** The clause's words and what follows what; of the others only that they are there. */
    private static void moving(Reading reading, int from, int to, Kind kind, Set<String> all) {
        Clause clause = Clause.at(reading, from);
        String last = "";
        for (int i = 0; i < reading.size(); i++) {
            Token token = reading.token(i);
            if (!token.isWord()) {
                continue;
            }
            String stem = Clues.stem(token.norm());
            int distance = i < from ? from - i : i >= to ? i - to + 1 : 0;
            if (clause.has(i)) {
                all.add("w:" + token.norm());
                all.add("w:" + kind + token.norm());
                all.add("s:" + stem);
                all.add("s:" + kind + stem);
                all.add("2:" + last + "_" + stem);
            } else {
                all.add("o:" + stem);
                if (distance <= Clues.WINDOW) {
                    all.add("o:" + kind + stem);
                }
            }
            if (distance <= Clues.BESIDE) {
                all.add("n" + (i < from ? "b" : i >= to ? "a" : "i") + ":" + token.norm());
            }
            last = stem;
        }
    }
}
