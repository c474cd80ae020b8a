package dev.tandem.metrics.claims.reading;

import java.util.HashSet;
import java.util.Set;

/** The single words of a concept, for phrases in which any of them may stand: "pro @CONTACT". */
final class WordClass {
    private static final int SHORTEST = 3;

    private final Set<String> exact = new HashSet<>();
    private final Set<String> endings = new HashSet<>();
    private final Set<String> beginnings = new HashSet<>();

    void add(Pattern.Word word) {
        if (word.openStart() && !word.openEnd()) {
            endings.add(word.letters());
        } else if (word.openEnd() && !word.openStart()) {
            beginnings.add(word.letters());
        } else if (!word.openStart()) {
            exact.add(word.letters());
        }
    }

    boolean contains(String norm) {
        if (exact.contains(norm)) {
            return true;
        }
        for (int i = SHORTEST; i < norm.length(); i++) {
            if (beginnings.contains(norm.substring(0, i)) || endings.contains(norm.substring(norm.length() - i))) {
                return true;
            }
        }
        return false;
    }
}
