package dev.tandem.metrics.claims.text;

/** What stands before an item of a list. */
final class Bullets {
    private static final String MARKS = "-–—•*·‣▪◦●○■►▶→✓✔➤";

    private Bullets() {}

    /** Where the item's own text begins; {@code start} when there is no bullet. */
    static int after(String text, int start, int end) {
        int at = start;
        while (at < end && MARKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            at = afterNumber(text, start, end);
        }
        if (at == start || (at < end && !Tokens.isSpace(text.charAt(at)))) {
            return start;
        }
        while (at < end && Tokens.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int afterNumber(String text, int start, int end) {
        int at = start;
        while (at < end && at < start + 2 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        boolean marked = at > start && at < end && (text.charAt(at) == ')' || text.charAt(at) == '.');
        return marked ? at + 1 : start;
    }
}
