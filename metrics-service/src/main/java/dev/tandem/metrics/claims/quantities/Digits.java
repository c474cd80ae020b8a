package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers that are written in digits. */
final class Digits {
    /** More digits than that are no number that anybody claims. */
    private static final int MAX_LENGTH = 40;

    private static final Map<String, Double> GLYPHS = Map.ofEntries(
            Map.entry("½", 1 / 2.0),
            Map.entry("⅓", 1 / 3.0),
            Map.entry("⅔", 2 / 3.0),
            Map.entry("¼", 1 / 4.0),
            Map.entry("¾", 3 / 4.0),
            Map.entry("⅕", 1 / 5.0),
            Map.entry("⅖", 2 / 5.0),
            Map.entry("⅗", 3 / 5.0),
            Map.entry("⅘", 4 / 5.0),
            Map.entry("⅙", 1 / 6.0),
            Map.entry("⅚", 5 / 6.0),
            Map.entry("⅛", 1 / 8.0),
            Map.entry("⅜", 3 / 8.0),
            Map.entry("⅝", 5 / 8.0),
            Map.entry("⅞", 7 / 8.0));

    private static final Pattern FOREIGN = Pattern.compile("[1-9]\\d{0,2}\\.\\d\\d0");
    private static final Set<String> SCORED = Set.of("stars", "points", "marks", "times");

    private final char decimalMark;

    Digits(char decimalMark) {
        this.decimalMark = decimalMark;
    }

    /** A number with its groups of thousands and its fraction: "1 234 567,89", "2 1/4", "3/4", "½". */
    @Nullable
    Numeral at(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        Double glyph = GLYPHS.get(token.norm());
        if (glyph != null) {
            return new Numeral(index, index + 1, glyph, Numeral.Form.FRACTION, false);
        }
        if (!token.isNumber() || token.norm().length() > MAX_LENGTH) {
            return null;
        }
        int end = groups(tokens, index);
        StringBuilder digits = new StringBuilder();
        for (int i = index; i < end; i++) {
            digits.append(tokens.get(i).norm());
        }
        double value = value(digits.toString()) * (areThousands(tokens, index, end) ? 1_000 : 1);
        int exponent = exponent(tokens, end);
        if (exponent > end) {
            double power =
                    Math.pow(10, Integer.parseInt(tokens.get(exponent - 1).norm()));
            double scaled = tokens.get(exponent - 2).is("-") ? value / power : value * power;
            return new Numeral(index, exponent, scaled, Numeral.Form.CARDINAL, true);
        }
        return Double.isNaN(value) ? null : withFraction(tokens, index, end, value);
    }

    /** "1.250 posts" in an English text, but not "$1.250 billion", "4.250%", or "2.310 on average". */
    private boolean areThousands(List<Token> tokens, int index, int end) {
        String number = tokens.get(index).norm();
        if (decimalMark != '.'
                || end != index + 1
                || end >= tokens.size()
                || !FOREIGN.matcher(number).matches()) {
            return false;
        }
        String word = tokens.get(end).norm();
        boolean plural = tokens.get(end).isWord()
                && (word.endsWith("s") || word.equals("people"))
                && word.length() > 3
                && !SCORED.contains(word);
        return plural && !Units.isUnit(word) && !EnglishWords.SCALES.containsKey(word);
    }

    /** The token after "e10" or "e-1" that sticks to the digits; {@code at} when there is none. */
    private static int exponent(List<Token> tokens, int at) {
        int digits = at + 1;
        if (at >= tokens.size() || !tokens.get(at).is("e") || !tokens.get(at).glued()) {
            return at;
        }
        if (digits < tokens.size()
                && (tokens.get(digits).is("-") || tokens.get(digits).is("+"))) {
            digits++;
        }
        boolean follows = digits < tokens.size()
                && tokens.get(digits).glued()
                && isPlain(tokens.get(digits).norm(), 1, 2);
        return follows ? digits + 1 : at;
    }

    private Numeral withFraction(List<Token> tokens, int index, int end, double value) {
        double denominator = over(tokens, end);
        if (!Double.isNaN(denominator) && value < denominator) {
            return new Numeral(index, end + 2, value / denominator, Numeral.Form.FRACTION, false);
        }
        if (end < tokens.size()) {
            Token next = tokens.get(end);
            Double glyph = GLYPHS.get(next.norm());
            if (glyph != null) {
                return new Numeral(index, end + 1, value + glyph, Numeral.Form.CARDINAL, false);
            }
            if (next.isNumber() && next.norm().length() <= 2 && !next.glued()) {
                double upper = value(next.norm());
                double lower = over(tokens, end + 1);
                if (upper < lower) {
                    return new Numeral(index, end + 3, value + upper / lower, Numeral.Form.CARDINAL, false);
                }
            }
        }
        return new Numeral(index, end, value, Numeral.Form.CARDINAL, false);
    }

    /** The number after a slash; not a number when there is none, or another slash follows as in a date. */
    private double over(List<Token> tokens, int slash) {
        if (slash + 1 >= tokens.size()
                || !tokens.get(slash).is("/")
                || !tokens.get(slash).glued()
                || !tokens.get(slash + 1).isNumber()
                || tokens.get(slash + 1).norm().length() > 4) {
            return Double.NaN;
        }
        boolean another = slash + 2 < tokens.size() && tokens.get(slash + 2).is("/");
        double value = value(tokens.get(slash + 1).norm());
        return another || value == 0 ? Double.NaN : value;
    }

    /** The token after the last group of three digits that a single space separates from the ones before. */
    private int groups(List<Token> tokens, int index) {
        int end = index + 1;
        if (!isPlain(tokens.get(index).norm(), 1, 3)) {
            return end;
        }
        while (end < tokens.size()
                && end - index < 6
                && tokens.get(end).isNumber()
                && tokens.get(end).start() == tokens.get(end - 1).end() + 1
                && isGroup(tokens.get(end).norm())) {
            end++;
        }
        return end;
    }

    private boolean isGroup(String digits) {
        int mark = digits.indexOf(decimalMark);
        return isPlain(mark < 0 ? digits : digits.substring(0, mark), 3, 3);
    }

    private static boolean isPlain(String digits, int min, int max) {
        return digits.length() >= min
                && digits.length() <= max
                && digits.chars().allMatch(Character::isDigit);
    }

    /** The number's value; not a number when its marks fit neither thousands nor decimals. */
    double value(String digits) {
        String plain = digits.replace("'", "").replace("’", "");
        char groupMark = decimalMark == ',' ? '.' : ',';
        int groups = count(plain, groupMark);
        int decimals = count(plain, decimalMark);
        if (groups > 0 && decimals > 0) {
            boolean swapped = plain.lastIndexOf(groupMark) > plain.lastIndexOf(decimalMark);
            return swapped ? parse(plain, groupMark, decimals, groups) : parse(plain, decimalMark, groups, decimals);
        }
        if (groups > 0) {
            boolean thousands = plain.length() - plain.lastIndexOf(groupMark) == 4 && plain.indexOf(groupMark) > 0;
            return thousands ? parse(plain, decimalMark, groups, 0) : parse(plain, groupMark, 0, groups);
        }
        // "1,500 Stellen" of a translated text: decimals of three places are rare, thousands are not
        boolean grouped = decimals > 1 || (decimalMark == ',' && decimals == 1 && !plain.startsWith("0"));
        boolean thousands = grouped && plain.length() - plain.lastIndexOf(decimalMark) == 4;
        return thousands ? parse(plain, groupMark, decimals, 0) : parse(plain, decimalMark, 0, decimals);
    }

    private static double parse(String digits, char decimal, int groups, int decimals) {
        if (decimals > 1) {
            return Double.NaN;
        }
        char group = decimal == ',' ? '.' : ',';
        String plain = groups == 0 ? digits : digits.replace(String.valueOf(group), "");
        return Double.parseDouble(plain.replace(decimal, '.'));
    }

    private static int count(String digits, char mark) {
        return (int) digits.chars().filter(letter -> letter == mark).count();
    }
}
