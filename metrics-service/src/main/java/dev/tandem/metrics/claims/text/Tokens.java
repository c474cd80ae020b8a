package dev.tandem.metrics.claims.text;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into words, numbers, and marks, in one pass. */
public final class Tokens {
    private final String text;
    private final int limit;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean gap = true;

    private Tokens(String text, int start, int end) {
        this.text = text;
        this.at = start;
        this.limit = end;
    }

    /** The tokens between two offsets of the text. */
    public static List<Token> of(String text, int start, int end) {
        return new Tokens(text, start, end).all();
    }

    private List<Token> all() {
        while (at < limit) {
            char letter = text.charAt(at);
            if (isWordLetter(at)) {
                word();
            } else if (isDigit(letter) || startsDecimal()) {
                number();
            } else if (isSpace(letter)) {
                gap = true;
                at++;
            } else if (isHyphen(letter) && joins()) {
                at++;
                gap = false;
            } else {
                mark();
            }
        }
        return tokens;
    }

    private void word() {
        int start = at;
        while (at < limit && (isWordLetter(at) || isInnerApostrophe(start))) {
            at += Character.charCount(text.codePointAt(at));
        }
        at = Math.min(at, limit);
        String word = text.substring(start, at);
        boolean capital = Character.isUpperCase(text.codePointAt(start));
        boolean upper = capital && word.length() > 1 && word.codePoints().noneMatch(Character::isLowerCase);
        add(new Token(start, at, Token.Type.WORD, Words.norm(word), capital, upper, !gap));
    }

    /** Digits with marks between them that separate thousands or decimals; spaces are left to who reads numbers. */
    private void number() {
        int start = at++;
        while (at < limit
                && (isDigit(text.charAt(at)) || (isSeparator(at) && at + 1 < limit && isDigit(text.charAt(at + 1))))) {
            at++;
        }
        add(new Token(start, at, Token.Type.NUMBER, text.substring(start, at), false, false, !gap));
    }

    private void mark() {
        int start = at;
        at = Math.min(at + Character.charCount(text.codePointAt(at)), limit);
        add(new Token(start, at, Token.Type.MARK, text.substring(start, at), false, false, !gap));
    }

    private void add(Token token) {
        tokens.add(token);
        gap = false;
    }

    private boolean isWordLetter(int offset) {
        int letter = text.codePointAt(offset);
        return Character.isLetter(letter) || isMarkOfLetter(letter);
    }

    private static boolean isMarkOfLetter(int letter) {
        int type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || letter == 0xad || letter == 0x200b || letter == 0x200d;
    }

    private boolean isInnerApostrophe(int start) {
        char letter = text.charAt(at);
        return (letter == '\'' || letter == '’' || letter == 'ʼ')
                && at > start
                && at + 1 < limit
                && isWordLetter(at + 1);
    }

    /** ".77", but not the end of "page.77". */
    private boolean startsDecimal() {
        char letter = text.charAt(at);
        return (letter == '.' || letter == ',')
                && at + 1 < limit
                && isDigit(text.charAt(at + 1))
                && (at == 0 || isSpace(text.charAt(at - 1)) || isHyphen(text.charAt(at - 1)));
    }

    /** A hyphen that belongs to a word on its right or left, as in "full-time", "KI -Assistent", "Vor- und". */
    private boolean joins() {
        boolean right = at + 1 < limit && isWordLetter(at + 1);
        boolean left = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
        return right ? left || tokens.isEmpty() || !isSpaceAt(at + 1) : left && isWordBefore() && !isNumberAfter();
    }

    private boolean isWordBefore() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isWord();
    }

    private boolean isNumberAfter() {
        return at + 1 < limit && isDigit(text.charAt(at + 1));
    }

    private boolean isSpaceAt(int offset) {
        return offset < limit && isSpace(text.charAt(offset));
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }

    /** Marks within a number; an apostrophe stands before three digits, in "5'30" it stands for minutes. */
    private boolean isSeparator(int offset) {
        char letter = text.charAt(offset);
        return letter == '.' || letter == ',' || ((letter == '\'' || letter == '’') && isThousand(offset + 1));
    }

    private boolean isThousand(int offset) {
        int end = offset;
        while (end < limit && isDigit(text.charAt(end))) {
            end++;
        }
        return end - offset == 3;
    }

    private static boolean isHyphen(char letter) {
        return letter == '-' || letter == '\u2010' || letter == '\u2011';
    }

    static boolean isSpace(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == 0;
    }
}
