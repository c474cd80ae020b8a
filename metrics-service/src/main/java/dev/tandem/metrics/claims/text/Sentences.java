package dev.tandem.metrics.claims.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into sentences with their offsets. Full stops of abbreviations, ordinals, numbers, and addresses end
 * none. What has no end is cut after {@value #LONGEST} characters, so that no later step meets a sentence of any length.
 */
public final class Sentences {
    static final int LONGEST = 2_000;
    private static final int LONGEST_HEADING = 140;
    private static final int LONGEST_QUESTION = 80;
    private static final String ENDS = ".!?…";
    private static final String CLOSING = "\"'”“»«’‘)]";

    private final String text;
    private final List<Sentence> sentences = new ArrayList<>();

    private Sentences(String text) {
        this.text = text;
    }

    public static List<Sentence> of(String text) {
        Sentences all = new Sentences(text);
        int number = 0;
        for (Paragraphs.Paragraph paragraph : Paragraphs.of(text)) {
            all.cut(paragraph, number++);
        }
        return all.sentences;
    }

    private void cut(Paragraphs.Paragraph paragraph, int number) {
        int from = Bullets.after(text, paragraph.start(), paragraph.end());
        boolean item = from > paragraph.start();
        Sentence.Form form = item ? Sentence.Form.ITEM : form(from, paragraph.end());
        int start = from;
        for (int i = from; i < paragraph.end(); i++) {
            int after = form == Sentence.Form.HEADING ? -1 : endAt(i, paragraph.end());
            if (after < 0 && i - start >= LONGEST && Tokens.isSpace(text.charAt(i))) {
                after = i;
            } else if (after < 0 && i - start >= 2 * LONGEST && !Character.isLowSurrogate(text.charAt(i))) {
                after = i;
            }
            if (after >= 0) {
                add(start, after, number, form);
                start = after;
                i = after - 1 > i ? after - 1 : i;
            }
        }
        add(start, paragraph.end(), number, form);
    }

    private void add(int from, int to, int paragraph, Sentence.Form form) {
        int start = from;
        int end = to;
        while (start < end && Tokens.isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && Tokens.isSpace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Sentence(start, end, paragraph, form));
        }
    }

    /** A heading is short and does not end like a sentence, except as a single question. */
    private Sentence.Form form(int start, int end) {
        int last = end - 1;
        while (last > start && CLOSING.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        if (last < start || end - start > LONGEST_HEADING) {
            return Sentence.Form.PROSE;
        }
        char letter = text.charAt(last);
        boolean question = letter == '?' && end - start <= LONGEST_QUESTION && isOnlyEnd(start, last);
        boolean open = ENDS.indexOf(letter) < 0 && letter != ':' && letter != ';' && letter != ',';
        return question || open ? Sentence.Form.HEADING : Sentence.Form.PROSE;
    }

    private boolean isOnlyEnd(int start, int last) {
        for (int i = start; i < last; i++) {
            if (endAt(i, last) >= 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the sentence ends whose last mark stands at {@code at}; -1 when that is no end. */
    private int endAt(int at, int limit) {
        char mark = text.charAt(at);
        if (ENDS.indexOf(mark) < 0 || (at + 1 < limit && ENDS.indexOf(text.charAt(at + 1)) >= 0)) {
            return -1;
        }
        int after = at + 1;
        while (after < limit && CLOSING.indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        if (after == limit) {
            return after;
        }
        if (!Tokens.isSpace(text.charAt(after))) {
            return mark == '.' && isGluedStart(at, after, limit) ? after : -1;
        }
        int next = after;
        while (next < limit && Tokens.isSpace(text.charAt(next))) {
            next++;
        }
        return next == limit || begins(at, next, limit, mark) ? after : -1;
    }

    private boolean begins(int at, int next, int limit, char mark) {
        int first = text.codePointAt(next);
        if (Character.isLowerCase(first)) {
            return false;
        }
        if (mark != '.') {
            return true;
        }
        int start = at;
        while (start > 0 && at - start < 20 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            return true;
        }
        if (Character.isDigit(word.charAt(word.length() - 1))) {
            return !Abbreviations.isOrdinal(word.length(), word(next, limit));
        }
        boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return !initial && !Abbreviations.continues(word, Character.isUpperCase(first));
    }

    /** "…gewinnen.Klarna…": a space was lost; "example.Com" and "U.S" are not that. */
    private boolean isGluedStart(int at, int after, int limit) {
        return at >= 2
                && after == at + 1
                && after + 1 < limit
                && Character.isLowerCase(text.charAt(at - 1))
                && Character.isLowerCase(text.charAt(at - 2))
                && Character.isUpperCase(text.charAt(after))
                && Character.isLowerCase(text.charAt(after + 1));
    }

    private String word(int start, int limit) {
        int end = start;
        while (end < limit && end - start < 20 && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }
}
