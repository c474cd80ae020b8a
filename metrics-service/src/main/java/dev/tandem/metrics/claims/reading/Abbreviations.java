package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Names of an article that are the letters of a longer one: "Ostelbische Ersatzkasse (OEK)". */
final class Abbreviations {
    private static final int LONGEST = 6;
    /** So many letters are no accident, also where no bracket says so. */
    private static final int TELLING = 3;

    private Abbreviations() {}

    /** Each abbreviation among the names with the name that it stands for. */
    static Map<Candidate, Candidate> among(Collection<Candidate> names, Document document) {
        List<Candidate> longer = names.stream()
                .filter(name -> name.alone > 0 && !isLetters(name.written))
                .toList();
        Map<Candidate, Candidate> found = new LinkedHashMap<>();
        for (Candidate name : names) {
            if (isLetters(name.written) && isUnknown(name, document)) {
                Candidate best = null;
                int most = 0;
                for (Candidate other : longer) {
                    int sure = sure(name, other, document);
                    if (sure > most) {
                        most = sure;
                        best = other;
                    }
                }
                if (best != null) {
                    found.put(name, best);
                }
            }
        }
        return found;
    }

    /** The more the surer, 0 when one is not the other's. */
    private static int sure(Candidate letters, Candidate name, Document document) {
        if (!abbreviates(letters.written, name.written)) {
            return 0;
        }
        int bracketed = 0;
        for (Candidate.At at : name.at) {
            Reading reading = document.readings().get(at.sentence());
            boolean behind = letters.at.contains(new Candidate.At(at.sentence(), at.to() + 1, at.to() + 2))
                    && reading.token(at.to()).is("(");
            boolean before = letters.at.contains(new Candidate.At(at.sentence(), at.from() - 2, at.from() - 1))
                    && reading.token(at.from() - 1).is("(");
            bracketed += behind || before ? 1 : 0;
        }
        return bracketed > 0
                ? LONGEST * bracketed + name.alone
                : letters.written.length() >= TELLING ? Math.min(LONGEST, name.alone) : 0;
    }

    private static boolean isLetters(String written) {
        long upper = written.chars().filter(Character::isUpperCase).count();
        return written.length() >= 2
                && written.length() <= LONGEST
                && upper >= 2
                && 2 * upper > written.length()
                && Character.isUpperCase(written.charAt(0))
                && written.chars().allMatch(Character::isLetter);
    }

    /** AI, FTE, AG: what the lexicon knows is nobody's own. */
    private static boolean isUnknown(Candidate name, Document document) {
        return name.at.stream()
                .allMatch(at ->
                        document.readings().get(at.sentence()).at(at.from()).isEmpty());
    }

    /**
     * Whether the letters follow each other in the name, the beginnings of all words with a capital among them: so do KdS in
     * "Krankenkasse der Seeleute" and WGI in "Wohnungsgesellschaft Immenhorst".
     */
    static boolean abbreviates(String letters, String name) {
        List<String> words = new ArrayList<>();
        int capitals = 0;
        for (String word : name.split("[ -]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
                capitals += Character.isUpperCase(word.charAt(0)) ? 1 : 0;
            }
        }
        return capitals > 0
                && (words.size() > 1 || letters.length() > 1)
                && Character.toUpperCase(words.get(0).charAt(0)) == letters.charAt(0)
                && follow(letters, 0, words, 0);
    }

    private static boolean follow(String letters, int from, List<String> words, int word) {
        if (word == words.size()) {
            return from == letters.length();
        }
        String here = words.get(word);
        boolean capital = Character.isUpperCase(here.charAt(0));
        if (!capital && follow(letters, from, words, word + 1)) {
            return true;
        }
        if (from == letters.length()
                || Character.toUpperCase(letters.charAt(from)) != Character.toUpperCase(here.charAt(0))) {
            return false;
        }
        int next = from + 1;
        for (int within = 1; ; next++) {
            if (follow(letters, next, words, word + 1)) {
                return true;
            }
            if (next == letters.length()) {
                return false;
            }
            within = here.toUpperCase(Locale.ROOT).indexOf(Character.toUpperCase(letters.charAt(next)), within);
            if (within < 0) {
                return false;
            }
            within++;
        }
    }
}
