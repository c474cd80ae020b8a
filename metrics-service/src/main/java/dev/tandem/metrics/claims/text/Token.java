package dev.tandem.metrics.claims.text;

/**
 * A word, a number, or a mark. Hyphens inside words are no tokens: "KI-Assistent" is two words, as is "KI -Assistent".
 *
 * @param start of the text's characters
 * @param end exclusive
 * @param norm lower-case, composed, ß as ss, umlauts as two letters; numbers and marks as they stand
 * @param capital whether a word begins with a capital letter
 * @param upper whether a word of more than one letter has capital letters only
 * @param glued whether nothing but a hyphen, or nothing at all, stands before it and its predecessor
 */
public record Token(int start, int end, Type type, String norm, boolean capital, boolean upper, boolean glued) {
    public enum Type {
        WORD,
        NUMBER,
        MARK
    }

    public boolean isWord() {
        return type == Type.WORD;
    }

    public boolean isNumber() {
        return type == Type.NUMBER;
    }

    public boolean is(String other) {
        return norm.equals(other);
    }
}
