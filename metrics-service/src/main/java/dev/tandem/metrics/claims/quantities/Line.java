package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;

/** The tokens of a sentence; what is asked beside them is no word and no mark. */
record Line(List<Token> tokens) {
    int size() {
        return tokens.size();
    }

    Token get(int index) {
        return tokens.get(index);
    }

    /** Whether any word stands there. */
    boolean isWordAt(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isWord();
    }

    boolean isDigits(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isNumber();
    }

    boolean isWord(int index, String word) {
        return word(index).equals(word);
    }

    boolean isMark(int index, String mark) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(mark);
    }

    /** The word or the sign of percent that stands there; else empty. */
    String word(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isWord()
                ? tokens.get(index).norm()
                : markOf(index);
    }

    private String markOf(int index) {
        boolean percent = index >= 0
                && index < tokens.size()
                && Units.isPercent(tokens.get(index).norm());
        return percent ? tokens.get(index).norm() : "";
    }
}
