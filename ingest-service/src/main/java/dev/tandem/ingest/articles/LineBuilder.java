package dev.tandem.ingest.articles;

import org.jspecify.annotations.Nullable;

/** Puts together one line as a reader sees it: white space collapsed, without what cannot be seen or stored. */
public final class LineBuilder {
    private static final String INVISIBLE = "\u00ad\u200b\u2060\ufeff";

    private final StringBuilder line = new StringBuilder();

    /** The text as one line of at most {@code max} characters; null when that leaves nothing or it is longer. */
    public static @Nullable String line(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        LineBuilder builder = new LineBuilder();
        builder.append(text);
        String line = builder.take();
        return line.isEmpty() || line.length() > max ? null : line;
    }

    /** Adds a text and returns how many visible characters that added. */
    int append(String text) {
        int visible = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                space();
            } else if (Character.isHighSurrogate(c)) {
                if (i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                    line.append(c).append(text.charAt(++i));
                    visible += 2;
                }
            } else if (!Character.isLowSurrogate(c) && !Character.isISOControl(c) && INVISIBLE.indexOf(c) < 0) {
                line.append(c);
                visible++;
            }
        }
        return visible;
    }

    private void space() {
        if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    /** The line, without which the next one starts; empty when nothing is to be seen. */
    String take() {
        String taken = line.toString().strip();
        line.setLength(0);
        return taken;
    }
}
