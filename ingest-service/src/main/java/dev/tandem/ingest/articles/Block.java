package dev.tandem.ingest.articles;

import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A run of text between two line breaks of a page.
 *
 * @param text with white space collapsed, never empty
 * @param linked how many of its characters are links
 * @param links the addresses that it links to, as they are written
 * @param in the innermost element that makes it a line of its own
 * @param group the innermost list or table that it belongs to
 */
record Block(
        String text,
        int linked,
        List<String> links,
        Element in,
        @Nullable Element group) {
    /** Shorter lines are captions, buttons and bylines as often as they are paragraphs. */
    private static final int PARAGRAPH = 60;

    /** Shorter lines that end like a sentence are labels. */
    private static final int SENTENCE = 25;

    private static final String SENTENCE_ENDS = ".!?…:。！？\"”“»)";

    /** Whether it reads like a paragraph of an article. */
    boolean isProse() {
        return text.length() >= PARAGRAPH && linkShare() < .5 && !isHeading();
    }

    /** Whether an article may begin with it. */
    boolean maySpeakFirst() {
        return isProse() || (endsLikeSentence() && text.length() >= SENTENCE && linkShare() < .5);
    }

    /** Whether an article may end with it. */
    boolean maySpeakLast() {
        return isProse() || (endsLikeSentence() && linkShare() < .3);
    }

    private boolean endsLikeSentence() {
        return !isHeading() && SENTENCE_ENDS.indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private boolean isHeading() {
        String name = in.normalName();
        return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
    }

    boolean isParagraphElement() {
        return in.normalName().equals("p");
    }

    /** Whether it is a cell of the same row of a table as another. */
    boolean isInRowWith(Block other) {
        return isCell() && other.isCell() && !in.equals(other.in) && Objects.equals(in.parent(), other.in.parent());
    }

    private boolean isCell() {
        return in.normalName().equals("td") || in.normalName().equals("th");
    }

    /** The share of its characters that are links. */
    double linkShare() {
        return (double) linked / text.length();
    }

    /** How many characters speak for an article around it. */
    int weight() {
        return isProse() ? text.length() - linked : 0;
    }
}
