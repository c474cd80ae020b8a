package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** English whole numbers and decimals in words, in digits, and mixed: "3 hundred and 21", "two point two million". */
final class EnglishCardinals {
    private static final int LONGEST = 24;

    private final Digits digits = new Digits('.');
    private final List<Token> tokens;
    private final int start;
    private int at;
    private double total;
    private double group = -1;
    private double last = Double.MAX_VALUE;
    private boolean inDigits;

    private EnglishCardinals(List<Token> tokens, int start) {
        this.tokens = tokens;
        this.start = start;
        this.at = start;
    }

    static @Nullable Numeral at(List<Token> tokens, int index) {
        return new EnglishCardinals(tokens, index).read();
    }

    /** The value of the scale that was read last, as "million" in "three million"; 0 when there was none. */
    static double lastScale(List<Token> tokens, Numeral number) {
        return EnglishWords.SCALES.getOrDefault(tokens.get(number.to() - 1).norm(), 0.0);
    }

    private @Nullable Numeral read() {
        if (is(at, "a") || is(at, "an")) {
            if (!isWord(at + 1, "hundred", "thousand", "million", "billion", "trillion")) {
                return null;
            }
            at++;
        }
        boolean more = true;
        while (more && at < tokens.size() && at - start < LONGEST) {
            more = number() || scale() || (!isAbbreviated() && (point() || and()));
        }
        double value = total + Math.max(group, 0);
        boolean read = group >= 0 || last != Double.MAX_VALUE;
        return read ? new Numeral(start, at, value, Numeral.Form.CARDINAL, last < Double.MAX_VALUE && group < 0) : null;
    }

    /** Behind "0.4m" no word goes on with the number. */
    private boolean isAbbreviated() {
        return group < 0
                && at > start
                && tokens.get(at - 1).norm().length() <= 2
                && EnglishWords.SCALES.containsKey(tokens.get(at - 1).norm());
    }

    private boolean number() {
        if (isAbbreviated()) {
            return false;
        }
        Numeral number = inDigits || tokens.get(at).isWord() ? null : digits.at(tokens, at);
        if (number != null) {
            if (group >= 0 || number.value() >= last || number.form() != Numeral.Form.CARDINAL) {
                return false;
            }
            group = number.value();
            at = number.to();
            inDigits = true;
            return true;
        }
        int word = group >= 20 && is(at, "-") ? at + 1 : at;
        Integer small =
                word < tokens.size() ? EnglishWords.SMALL.get(tokens.get(word).norm()) : null;
        if (small == null || !fits(small)) {
            return false;
        }
        group = group < 0 ? small : group + small;
        at = word + 1;
        return true;
    }

    /** "one twenty two" is 122, and "hundred" takes what is below it; "two three" are two numbers. */
    private boolean fits(int small) {
        if (group < 0) {
            return small < last;
        }
        if (inDigits && group % 100 != 0) {
            return false;
        }
        if (group > 0 && group < 10 && small >= 20 && total == 0 && !inDigits && !isDenominator(at + 1)) {
            group *= 100;
            return true;
        }
        return small > 0
                && ((group >= 100 && group % 100 == 0) || (group % 100 >= 20 && group % 10 == 0 && small < 10));
    }

    private boolean scale() {
        Token token = tokens.get(at);
        boolean anything = group >= 0 || at == start || is(at - 1, "a") || is(at - 1, "an");
        if (isWord(at, "hundred", "hundreds") && anything && group < 1_000 && !(token.is("hundreds") && group < 0)) {
            group = (group < 0 ? 1 : group) * 100;
            inDigits = false;
            at++;
            return true;
        }
        Double scale = EnglishWords.SCALES.get(token.norm());
        if (scale == null || !stands(token) || (group < 0 && total == 0 && !begins(token))) {
            return false;
        }
        if (group < 0 && total > 0) {
            if (scale < last) {
                return false;
            }
            total *= scale;
        } else {
            if (scale >= last) {
                return false;
            }
            total += (group < 0 ? 1 : group) * scale;
        }
        last = scale;
        group = -1;
        inDigits = false;
        at++;
        return true;
    }

    private boolean begins(Token token) {
        return isWord(at, "thousand", "million", "billion", "trillion") && !token.capital();
    }

    /** A single letter is a scale when it sticks to digits; "m" and "k" are also metres and names. */
    private boolean stands(Token token) {
        boolean letter = token.norm().length() <= 2 && !token.is("bn") && !token.is("mn") && !token.is("cr");
        return !letter
                || (token.glued() && inDigits)
                || (inDigits && (token.is("k") || token.capital() || token.is("l")))
                || (token.is("kr") && group >= 0);
    }

    private boolean point() {
        boolean when = at > 1 && is(at - 1, "one") && is(at - 2, "at"); // "at one point one caller in five"
        if (when || !is(at, "point") || at + 1 >= tokens.size()) {
            return false;
        }
        int next = at + 1;
        StringBuilder decimals = new StringBuilder();
        while (next < tokens.size() && next - at <= 6) {
            Integer small = EnglishWords.SMALL.get(tokens.get(next).norm());
            if (small == null && !(decimals.length() == 0 && tokens.get(next).isNumber())) {
                break;
            }
            boolean unit = small != null && small < 10 && endsInTen(decimals, next);
            if (unit) {
                decimals.setLength(decimals.length() - 1);
            }
            decimals.append(small == null ? tokens.get(next).norm() : small.toString());
            next++;
        }
        if (decimals.length() == 0
                || decimals.length() > 12
                || decimals.indexOf(".") >= 0
                || decimals.indexOf(",") >= 0) {
            return false;
        }
        group = Math.max(group, 0) + Double.parseDouble("0." + decimals);
        inDigits = true;
        at = next;
        return true;
    }

    private boolean endsInTen(StringBuilder decimals, int next) {
        Integer before = EnglishWords.SMALL.get(tokens.get(next - 1).norm());
        return decimals.length() >= 2 && before != null && before >= 20;
    }

    /** "two hundred and six", "one thousand and two hundred". */
    private boolean and() {
        boolean open = (group < 0 && last < Double.MAX_VALUE) || (group >= 100 && group % 100 == 0);
        if (!is(at, "and") || !open || at + 1 >= tokens.size()) {
            return false;
        }
        Integer small = EnglishWords.SMALL.get(tokens.get(at + 1).norm());
        boolean digitsFollow =
                tokens.get(at + 1).isNumber() && tokens.get(at + 1).norm().length() <= 2 && !is(at + 1, "0");
        boolean follows = (small != null && small > 0)
                || (digitsFollow && !tokens.get(at - 1).isNumber());
        if (!follows || isFraction(at + 2) || (isWord(at + 2, "hundred") && group >= 0)) {
            return false;
        }
        inDigits = false;
        at++;
        if (small == null) {
            group = Math.max(group, 0) + Double.parseDouble(tokens.get(at).norm());
            at++;
            inDigits = true;
        }
        return true;
    }

    /** "one hundred and three quarters": the "three" belongs to the quarters. */
    private boolean isFraction(int index) {
        Integer denominator = index < tokens.size()
                ? EnglishWords.DENOMINATORS.get(tokens.get(index).norm())
                : null;
        return denominator != null && denominator > 1;
    }

    private boolean isDenominator(int index) {
        return index < tokens.size()
                && EnglishWords.DENOMINATORS.containsKey(tokens.get(index).norm());
    }

    private boolean is(int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }

    private boolean isWord(int index, String... words) {
        for (String word : words) {
            if (is(index, word)) {
                return true;
            }
        }
        return false;
    }
}
