package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import dev.tandem.metrics.claims.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A phrase of the lexicon: words, of which each may be open at its ends, and at most one gap between them. */
record Pattern(Concept concept, List<Word> words, List<Word> afterGap) {
    private static final int GAP = 12;

    /**
     * A word, the beginning of one, the end of one, or a part of one.
     *
     * @param any any single word of this concept instead of letters; null when it is not that
     */
    record Word(
            String letters,
            boolean openStart,
            boolean openEnd,
            @Nullable WordClass any) {
        static Word of(String written, Map<Concept, WordClass> classes) {
            if (written.startsWith("@")) {
                Concept concept = Concept.valueOf(written.substring(1));
                return new Word("", false, false, classes.computeIfAbsent(concept, key -> new WordClass()));
            }
            boolean start = written.startsWith("*");
            boolean end = written.endsWith("*") && written.length() > 1;
            return new Word(
                    Words.norm(written.substring(start ? 1 : 0, written.length() - (end ? 1 : 0))), start, end, null);
        }

        boolean matches(String norm) {
            if (any != null) {
                return any.contains(norm);
            }
            if (openStart && openEnd) {
                return norm.contains(letters);
            }
            if (openStart) {
                return norm.endsWith(letters) && norm.length() > letters.length();
            }
            return openEnd ? norm.startsWith(letters) : norm.equals(letters);
        }

        boolean isExact() {
            return !openStart && !openEnd;
        }
    }

    static Pattern parse(Concept concept, String phrase, Map<Concept, WordClass> classes) {
        List<Word> words = new ArrayList<>();
        List<Word> afterGap = new ArrayList<>();
        boolean gap = false;
        for (String part : phrase.trim().split("\\s+", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.equals("~")) {
                gap = true;
            } else {
                (gap ? afterGap : words).add(Word.of(part, classes));
            }
        }
        if (words.isEmpty() || words.get(0).any() != null || (gap && afterGap.isEmpty())) {
            throw new IllegalArgumentException("not a phrase: " + phrase);
        }
        return new Pattern(concept, List.copyOf(words), List.copyOf(afterGap));
    }

    Word first() {
        return words.get(0);
    }

    /** The match that begins at the token, whose first word is known to fit; null when the rest does not. */
    @Nullable
    Match at(List<Token> tokens, int index) {
        if (!fits(words, tokens, index)) {
            return null;
        }
        int to = index + words.size();
        if (afterGap.isEmpty()) {
            return new Match(concept, index, to, to - 1);
        }
        int limit = Math.min(tokens.size() - afterGap.size(), to + GAP);
        for (int i = to; i <= limit; i++) {
            if (fits(afterGap, tokens, i)) {
                return new Match(concept, index, to, i + afterGap.size() - 1);
            }
            if (tokens.get(i).is(";") || tokens.get(i).is(":")) {
                return null;
            }
        }
        return null;
    }

    private static boolean fits(List<Word> words, List<Token> tokens, int index) {
        if (index + words.size() > tokens.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (!words.get(i).matches(tokens.get(index + i).norm())) {
                return false;
            }
        }
        return true;
    }
}
