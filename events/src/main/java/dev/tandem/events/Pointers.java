package dev.tandem.events;

/** RFC 6901 JSON pointers to members, also to those whose names a stranger chose. */
public final class Pointers {
    private static final int MAX_NAME = 64;

    /**
     * The pointer to the member {@code name} below {@code parent}. A name too long to be one is cut, and what cannot
     * be written down again as JSON or in a log line is replaced.
     */
    public static String to(String parent, String name) {
        StringBuilder pointer = new StringBuilder(parent).append('/');
        name.codePoints().limit(MAX_NAME).forEach(c -> append(pointer, c));
        return name.codePointCount(0, name.length()) > MAX_NAME
                ? pointer.append('…').toString()
                : pointer.toString();
    }

    private static void append(StringBuilder pointer, int c) {
        if (c == '~') {
            pointer.append("~0");
        } else if (c == '/') {
            pointer.append("~1");
        } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
            pointer.append('\ufffd');
        } else {
            pointer.appendCodePoint(c);
        }
    }

    private Pointers() {}
}
