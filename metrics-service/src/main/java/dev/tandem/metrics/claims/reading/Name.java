package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Capitalised words that stand together.
 *
 * @param from their first token
 * @param to the token after the last
 * @param words their norms, a genitive's s taken off the last
 */
record Name(int from, int to, List<String> words) {
    static final int LONGEST = 5;

    static Name of(List<Token> tokens, int from, int to) {
        List<String> words = new ArrayList<>();
        for (int i = from; i < to; i++) {
            words.add(tokens.get(i).norm());
        }
        int last = words.size() - 1;
        words.set(last, withoutPossessive(words.get(last)));
        return new Name(from, to, List.copyOf(words));
    }

    static String withoutPossessive(String word) {
        return word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    }

    String key() {
        return String.join(" ", words);
    }

    int size() {
        return words.size();
    }
}
