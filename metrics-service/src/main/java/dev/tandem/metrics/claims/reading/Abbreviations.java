package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Names of an article that are the letters of a longer one: "Ostelbische Ersatzkasse (OEK)". */
final class Abbreviations {
    private static final int LONGEST = 6;
    /** So many letters are no accident, also where no bracket says so. */
    private static final int TELLING = 3;
    /** So many names with the same beginnings are looked at, which is more than an article has. */
    private static final int MOST = 50;
    /** So many words before a bracket. */
    private static final int BEFORE = 8;

    private Abbreviations() {}

    private record Spelt(Candidate name, List<String> words) {}

    /** Each abbreviation among the names with the name that it stands for. */
    static Map<Candidate, Candidate> among(Collection<Candidate> names, Document document) {
        Map<String, List<Spelt>> byBeginnings = new HashMap<>();
        for (Candidate name : names) {
            if (name.alone > 0 && !isLetters(name.written)) {
                List<String> words = words(name.written);
                List<Spelt> same = byBeginnings.computeIfAbsent(beginnings(words), any -> new ArrayList<>(1));
                if (same.size() < MOST) {
                    same.add(new Spelt(name, words));
                }
            }
        }
        Map<Candidate, Candidate> found = new LinkedHashMap<>();
        for (Candidate name : names) {
            if (isLetters(name.written) && isUnknown(name, document)) {
                Candidate best = null;
                int most = 0;
                for (String beginnings : partsOf(name.written)) {
                    for (Spelt other : byBeginnings.getOrDefault(beginnings, List.of())) {
                        int sure = abbreviates(name.written, other.words)
                                ? sure(name, other.name, beginnings.length(), document)
                                : 0;
                        if (sure > most) {
                            most = sure;
                            best = other.name;
                        }
                    }
                }
                if (best != null) {
                    found.put(name, best);
                }
            }
        }
        return found;
    }

    /** What the capitals of a name that these letters stand for may be: some of the letters, the first among them. */
    private static List<String> partsOf(String letters) {
        String rest = letters.toUpperCase(Locale.ROOT).substring(1);
        Set<String> parts = new LinkedHashSet<>();
        for (int chosen = 0; chosen < 1 << rest.length(); chosen++) {
            StringBuilder part = new StringBuilder(letters.substring(0, 1));
            for (int i = 0; i < rest.length(); i++) {
                if ((chosen >> i & 1) == 1) {
                    part.append(rest.charAt(i));
                }
            }
            parts.add(part.toString());
        }
        return List.copyOf(parts);
    }

    private static List<String> words(String name) {
        return Arrays.stream(name.split("[ -]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The capitals that words of it begin with. */
    private static String beginnings(List<String> words) {
        StringBuilder beginnings = new StringBuilder();
        for (String word : words) {
            if (Character.isUpperCase(word.charAt(0))) {
                beginnings.append(word.charAt(0));
            }
        }
        return beginnings.toString();
    }

    /** The more the surer, 0 when it may be an accident. */
    private static int sure(Candidate letters, Candidate name, int capitals, Document document) {
        int bracketed = 0;
        for (Candidate.At at : name.at) {
            Reading reading = document.readings().get(at.sentence());
            boolean behind = letters.isAt(at.sentence(), at.to() + 1)
                    && reading.token(at.to()).is("(");
            boolean before = letters.isAt(at.sentence(), at.from() - 2)
                    && reading.token(at.from() - 1).is("(");
            bracketed += behind || before ? 1 : 0;
        }
        boolean telling = letters.written.length() >= TELLING && capitals > 1;
        return bracketed > 0 ? LONGEST * bracketed + name.alone : telling ? Math.min(LONGEST, name.alone) : 0;
    }

    /**
     * Where the name begins that letters in brackets stand for, also when its first word is one that no name is looked for
     * at: "Erste Kreditbank Bergland (EKB)".
     *
     * @param bracket the token that opens it
     * @return the first token of the name; {@code bracket} when there is none
     */
    static int beginningBefore(Document document, Reading reading, int bracket) {
        int at = bracket + 1;
        if (at + 1 >= reading.size()
                || !reading.token(bracket).is("(")
                || !reading.token(at + 1).is(")")) {
            return bracket;
        }
        String letters = document.text().substring(reading.startOf(at), reading.endOf(at + 1));
        for (int from = bracket - 1; isLetters(letters) && from >= Math.max(0, bracket - BEFORE); from--) {
            if (!reading.token(from).isWord() && !reading.token(from).is("&")) {
                break;
            }
            String name = document.text().substring(reading.startOf(from), reading.endOf(bracket));
            if (reading.token(from).capital() && abbreviates(letters, name)) {
                return from;
            }
        }
        return bracket;
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
        return abbreviates(letters, words(name));
    }

    private static boolean abbreviates(String letters, List<String> words) {
        return !words.isEmpty()
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
