package dev.tandem.events;

/** Which characters can be printed and written as UTF-8. */
public final class Printable {
    private static final char REPLACEMENT = '\ufffd';

    private Printable() {}

    /** Whether the text holds neither a control character nor half of a surrogate pair. */
    public static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                return encodable(text) && text.chars().noneMatch(Character::isISOControl);
            }
        }
        return true;
    }

    /** Whether UTF-8 can carry the text: it holds no half of a surrogate pair. */
    private static boolean encodable(String text) {
        return text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /** The text with a replacement character where something cannot be printed. */
    public static String made(String text) {
        if (isPrintable(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }
}
