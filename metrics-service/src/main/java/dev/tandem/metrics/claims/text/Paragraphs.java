package dev.tandem.metrics.claims.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins lines into paragraphs. An empty line ends one. So does a line that ends like a sentence, that is followed by
 * the item of a list, or that is much shorter than the lines around it: then it was not wrapped, it is a heading.
 */
final class Paragraphs {
    private static final int WRAPPED = 40;
    private static final double SHORT = 0.6;
    private static final String ENDS = ".!?:;…\"”“»«)";

    /** From {@code start} to {@code end}, without white space around. */
    record Paragraph(int start, int end) {}

    private record Line(int start, int end) {
        int length() {
            return end - start;
        }
    }

    private final String text;
    private final List<Paragraph> paragraphs = new ArrayList<>();

    private Paragraphs(String text) {
        this.text = text;
    }

    static List<Paragraph> of(String text) {
        Paragraphs paragraphs = new Paragraphs(text);
        paragraphs.read();
        return paragraphs.paragraphs;
    }

    private void read() {
        List<Line> block = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isLineEnd(text.charAt(i))) {
                Line line = trimmed(start, i);
                if (line.length() == 0) {
                    join(block);
                    block.clear();
                } else {
                    block.add(line);
                }
                start = i + 1;
                if (i + 1 < text.length() && text.charAt(i) == '\r' && text.charAt(i + 1) == '\n') {
                    i++;
                    start++;
                }
            }
        }
        join(block);
    }

    private static boolean isLineEnd(char letter) {
        return letter == '\n' || letter == '\r' || letter == '\u2028' || letter == '\u2029' || letter == '\f';
    }

    private void join(List<Line> block) {
        int longest = block.stream().mapToInt(Line::length).max().orElse(0);
        int start = -1;
        for (int i = 0; i < block.size(); i++) {
            Line line = block.get(i);
            start = start < 0 ? line.start() : start;
            if (i + 1 == block.size() || ends(line, block.get(i + 1), longest)) {
                paragraphs.add(new Paragraph(start, line.end()));
                start = -1;
            }
        }
    }

    private boolean ends(Line line, Line next, int longest) {
        return longest < WRAPPED
                || ENDS.indexOf(text.charAt(line.end() - 1)) >= 0
                || line.length() < SHORT * longest
                || Bullets.after(text, next.start(), next.end()) > next.start();
    }

    private Line trimmed(int start, int end) {
        int from = start;
        int to = end;
        while (from < to && Tokens.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && Tokens.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return new Line(from, to);
    }
}
