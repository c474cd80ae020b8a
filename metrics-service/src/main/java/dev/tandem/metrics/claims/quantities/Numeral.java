package dev.tandem.metrics.claims.quantities;

/**
 * A number in digits, in words, or in both.
 *
 * @param from its first token
 * @param to the token after its last
 * @param scaled whether it names thousands, millions, or more: "2 to 3 million" means two million, too
 */
public record Numeral(int from, int to, double value, Form form, boolean scaled) {
    public enum Form {
        /** A plain number. */
        CARDINAL,
        /** "a", "eine": one, or no number at all. */
        ARTICLE,
        /** "two thirds", "die Hälfte". */
        FRACTION,
        /** "one in five", "drei von vier", "jede zweite". */
        RATIO,
        /** "a few", "hundreds", "Dutzende": only the size is told. */
        VAGUE
    }

    Numeral endingAt(int end, double number) {
        return new Numeral(from, end, number, form, scaled);
    }
}
