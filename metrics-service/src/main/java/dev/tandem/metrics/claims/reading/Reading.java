package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Sentence;
import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with its words, what they stand for, and how far they are from each other: a word further is 1, and to
 * cross the end of a clause costs more.
 */
final class Reading {
    /** What stands further away than any limit allows. */
    static final int FAR = 1_000;

    private static final int COMMA = 4;
    private static final int AND = 3;
    private static final int MARK = 6;
    private static final int BREAK = 9;
    /** Into an insertion, or out of it. */
    private static final int INTO = 4;

    private final Sentence sentence;
    private final List<Token> tokens;
    private final Map<Concept, List<Match>> matches = new EnumMap<>(Concept.class);
    private final int[] position;
    private final int[] clause;
    private final int[] insertion;
    /** As {@link #position}, with insertions as wide as a word. */
    private final int[] outside;

    /** What each token stands for. */
    private final List<Set<Concept>> concepts = new ArrayList<>();

    Reading(Sentence sentence, List<Token> tokens, List<Match> found) {
        this.sentence = sentence;
        this.tokens = tokens;
        found.forEach(match -> matches.computeIfAbsent(match.concept(), key -> new ArrayList<>())
                .add(match));
        this.position = new int[tokens.size() + 1];
        this.clause = new int[tokens.size() + 1];
        this.insertion = Insertions.of(tokens, of(Concept.SAY));
        this.outside = new int[tokens.size() + 1];
        measure();
        tokens.forEach(token -> concepts.add(EnumSet.noneOf(Concept.class)));
        for (Match match : found) {
            for (int i = match.from(); i < match.to(); i++) {
                concepts.get(i).add(match.concept());
            }
            if (match.isSplit()) {
                concepts.get(match.tail()).add(match.concept());
            }
        }
    }

    /** The same sentence of a text that has so many characters more before it. */
    Reading shifted(int by) {
        List<Token> moved = tokens.stream()
                .map(token -> new Token(
                        token.start() + by,
                        token.end() + by,
                        token.type(),
                        token.norm(),
                        token.capital(),
                        token.upper(),
                        token.glued()))
                .toList();
        Sentence place =
                new Sentence(sentence.start() + by, sentence.end() + by, sentence.paragraph() + 1, sentence.form());
        return new Reading(
                place, moved, matches.values().stream().flatMap(List::stream).toList());
    }

    private void measure() {
        int[] extra = new int[tokens.size() + 1];
        for (int i = 0; i < tokens.size(); i++) {
            extra[i] = boundary(tokens.get(i));
        }
        for (Match match : of(Concept.BREAK)) {
            extra[match.from()] = Math.max(extra[match.from()], BREAK);
        }
        for (int i = 0; i < tokens.size(); i++) {
            position[i + 1] = position[i] + 1 + extra[i];
            clause[i + 1] = clause[i] + (extra[i] > 0 ? 1 : 0);
            boolean begins = insertion[i] != Insertions.NONE && (i == 0 || insertion[i - 1] != insertion[i]);
            outside[i + 1] = outside[i] + (insertion[i] == Insertions.NONE ? 1 + extra[i] : begins ? 1 : 0);
        }
    }

    private static int boundary(Token token) {
        return switch (token.norm()) {
            case "," -> COMMA;
            case ";", ":", "(", ")", "–", "—", "|" -> MARK;
            case "and", "und", "or", "oder", "sowie", "&" -> AND;
            default -> 0;
        };
    }

    Sentence sentence() {
        return sentence;
    }

    List<Token> tokens() {
        return tokens;
    }

    Token token(int index) {
        return tokens.get(index);
    }

    int size() {
        return tokens.size();
    }

    List<Match> of(Concept concept) {
        return matches.getOrDefault(concept, List.of());
    }

    boolean has(Concept concept) {
        return matches.containsKey(concept);
    }

    /** Whether the token stands for the concept, alone or among others. */
    boolean is(int index, Concept concept) {
        return concepts.get(index).contains(concept);
    }

    /** All that the token stands for, alone or among others. */
    Set<Concept> at(int index) {
        return concepts.get(index);
    }

    /** How far apart two spans of tokens are, each with its end exclusive. */
    int distance(int from, int to, int otherFrom, int otherTo) {
        if (from < otherTo && otherFrom < to) {
            return 0;
        }
        return otherFrom >= to ? between(to - 1, otherFrom) : between(otherTo - 1, from);
    }

    private int between(int first, int second) {
        if (insertion[first] == insertion[second]) {
            return insertion[first] == Insertions.NONE
                    ? outside[second] - outside[first]
                    : position[second] - position[first];
        }
        return position[second] - position[first] + INTO;
    }

    int distance(int from, int to, Match match) {
        int near = distance(from, to, match.from(), match.to());
        return match.isSplit() ? Math.min(near, distance(from, to, match.tail(), match.tail() + 1)) : near;
    }

    /** Whether both stand in the same insertion, or both in none. */
    boolean sameInsertion(int index, int other) {
        return insertion[index] == insertion[other];
    }

    /** Whether no end of a clause lies between the tokens. */
    boolean sameClause(int index, int other) {
        return clause[index] == clause[other] || clause[Math.min(index, other) + 1] == clause[Math.max(index, other)];
    }

    /** Whether a clause ends between two tokens that follow each other. */
    boolean isApart(int index, int next) {
        return clause[index] != clause[next];
    }

    /** Whether a word like "but" or "while", or a semicolon, stands between. */
    boolean isBroken(int index, int other) {
        int from = Math.min(index, other);
        int to = Math.max(index, other);
        for (Match match : of(Concept.BREAK)) {
            if (match.from() > from && match.from() <= to) {
                return true;
            }
        }
        for (int i = from + 1; i < to; i++) {
            if (tokens.get(i).is(";")) {
                return true;
            }
        }
        return false;
    }

    /** The nearest match of a concept; null when there is none. */
    @Nullable
    Match nearest(Concept concept, int from, int to) {
        Match best = null;
        int least = FAR;
        for (Match match : of(concept)) {
            int distance = distance(from, to, match);
            if (distance < least) {
                least = distance;
                best = match;
            }
        }
        return best;
    }

    int distanceTo(Concept concept, int from, int to) {
        Match nearest = nearest(concept, from, to);
        return nearest == null ? FAR : distance(from, to, nearest);
    }

    int startOf(int token) {
        return tokens.get(token).start();
    }

    int endOf(int token) {
        return tokens.get(token - 1).end();
    }

    /** Whether words for the concept end with the token. */
    boolean endsAt(Concept concept, int index) {
        for (Match match : of(concept)) {
            if (match.to() - 1 == index) {
                return true;
            }
        }
        return false;
    }
}
