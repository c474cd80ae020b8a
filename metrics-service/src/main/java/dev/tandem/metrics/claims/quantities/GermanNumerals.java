package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** German numbers. */
final class GermanNumerals implements Numerals {
    /** Stand between "ein" and "Drittel". */
    private static final Set<String> ROUGHLY = Set.of(
            "gutes",
            "guten",
            "knappes",
            "knappen",
            "volles",
            "vollen",
            "ganzes",
            "ganzen",
            "rundes",
            "runden",
            "starkes",
            "starken",
            "schwaches",
            "schwachen",
            "reichliches",
            "reichlichen");

    private static final Set<String> ARTICLES = Set.of("ein", "eine", "einen", "einem", "einer", "eines");
    private static final Set<String> NONE = Set.of("keiner", "keinen");
    private static final Set<String> HALVES = Set.of("halb", "halbe", "halben", "halber", "halbes", "halbem");
    private static final Set<String> EACH = Set.of("jeder", "jede", "jedes", "jeden", "jedem");
    private static final Set<String> SEVERAL = Set.of(
            "mehrere", "mehreren", "mehrerer", "einige", "einigen", "etliche", "etlichen", "viele", "vielen", "paar");
    private static final Set<String> VAGUE = Set.of(
            "dutzende",
            "dutzenden",
            "hunderte",
            "hunderten",
            "hunderter",
            "tausende",
            "tausenden",
            "tausender",
            "zehntausende",
            "zehntausenden",
            "hunderttausende",
            "zigtausende",
            "millionen",
            "milliarden");
    private static final Map<String, Double> SCALES = Map.ofEntries(
            Map.entry("hundert", 1e2),
            Map.entry("tausend", 1e3),
            Map.entry("tsd", 1e3),
            Map.entry("k", 1e3),
            Map.entry("million", 1e6),
            Map.entry("viertelmillion", 2.5e5),
            Map.entry("dreiviertelmillion", 7.5e5),
            Map.entry("millionen", 1e6),
            Map.entry("mio", 1e6),
            Map.entry("mill", 1e6),
            Map.entry("milliarde", 1e9),
            Map.entry("milliarden", 1e9),
            Map.entry("mrd", 1e9),
            Map.entry("mia", 1e9),
            Map.entry("g", 1e9),
            Map.entry("billion", 1e12),
            Map.entry("billionen", 1e12),
            Map.entry("billiarde", 1e15),
            Map.entry("billiarden", 1e15));
    private static final double MOST_OF_A_RATIO = 100;

    private final Digits digits = new Digits(',');

    @Override
    public @Nullable Numeral at(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (EACH.contains(token.norm())) {
            return each(tokens, index);
        }
        if (NONE.contains(token.norm())) {
            return new Numeral(index, index + 1, 0, Numeral.Form.ARTICLE, false);
        }
        if (isSign(tokens, index)) {
            Numeral number = number(tokens, index + 1);
            return number == null
                    ? null
                    : new Numeral(index, number.to(), -number.value(), number.form(), number.scaled());
        }
        if (SEVERAL.contains(token.norm()) && isHundreds(tokens, index + 1)) {
            return new Numeral(index, index + 2, 0, Numeral.Form.VAGUE, false);
        }
        Numeral number = number(tokens, index);
        if (number == null && VAGUE.contains(token.norm()) && token.capital()) {
            return new Numeral(index, index + 1, 0, Numeral.Form.VAGUE, false);
        }
        Numeral ratio = number == null ? null : ratio(tokens, number);
        return ratio == null ? number : ratio;
    }

    /** What "mehrere" makes more than one of. */
    private static boolean isHundreds(List<Token> tokens, int index) {
        return index < tokens.size()
                && (tokens.get(index).is("dutzend")
                        || tokens.get(index).is("hundert")
                        || tokens.get(index).is("tausend")
                        || tokens.get(index).is("zehntausend")
                        || tokens.get(index).is("hunderttausend"));
    }

    private static boolean isSign(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (token.is("minus") || token.is("negativ")) {
            return index + 1 < tokens.size();
        }
        boolean bracket = index > 0
                && (tokens.get(index - 1).is(":")
                        || tokens.get(index - 1).is("(")
                        || tokens.get(index - 1).is("→"));
        boolean hyphen = token.is("-") || token.is("−");
        return (hyphen || token.is("–"))
                && index + 1 < tokens.size()
                && tokens.get(index + 1).isNumber()
                && tokens.get(index + 1).glued()
                && (bracket || (hyphen && (index == 0 || !token.glued())));
    }

    /** "jeder dritte", "jede zweite": one in so many. */
    private static @Nullable Numeral each(List<Token> tokens, int index) {
        if (index + 1 >= tokens.size()) {
            return null;
        }
        double ordinal = GermanWords.ordinal(tokens.get(index + 1).norm());
        return ordinal < 2 ? null : new Numeral(index, index + 2, 1 / ordinal, Numeral.Form.RATIO, false);
    }

    /** "drei von vier", "sechs aus zehn"; "520 von 1.300" is a number and what it is a part of. */
    private @Nullable Numeral ratio(List<Token> tokens, Numeral part) {
        int of = part.to();
        if (of + 1 >= tokens.size()
                || !(tokens.get(of).is("von") || tokens.get(of).is("aus"))
                || part.scaled()) {
            return null;
        }
        Numeral whole = number(tokens, of + 1);
        if (whole == null
                || whole.form() != Numeral.Form.CARDINAL
                || whole.scaled()
                || whole.value() > MOST_OF_A_RATIO
                || part.value() != Math.rint(part.value())
                || part.value() < 1
                || part.value() >= whole.value()) {
            return null;
        }
        return new Numeral(part.from(), whole.to(), part.value() / whole.value(), Numeral.Form.RATIO, false);
    }

    private @Nullable Numeral number(List<Token> tokens, int index) {
        Numeral first = simple(tokens, index);
        if (first == null) {
            return null;
        }
        Numeral whole = decimals(tokens, first);
        Numeral scaled = scaled(tokens, andFraction(tokens, whole));
        if (scaled.to() == whole.to()) {
            return fraction(tokens, whole);
        }
        return scaled;
    }

    /** Digits or one word. */
    private @Nullable Numeral simple(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        String word = token.norm();
        if (!token.isWord()) {
            return digits.at(tokens, index);
        }
        Numeral joined = joined(tokens, index);
        if (joined != null) {
            return joined;
        }
        if (ARTICLES.contains(word)) {
            return new Numeral(index, index + 1, 1, Numeral.Form.ARTICLE, false);
        }
        if (HALVES.contains(word) || word.equals("haelfte")) {
            return new Numeral(index, index + 1, 0.5, Numeral.Form.FRACTION, false);
        }
        if (word.equals("dutzend")) {
            return new Numeral(index, index + 1, 12, Numeral.Form.CARDINAL, false);
        }
        double half = GermanWords.half(word);
        if (half > 0) {
            return new Numeral(index, index + 1, half, half < 1 ? Numeral.Form.FRACTION : Numeral.Form.CARDINAL, false);
        }
        double value = GermanWords.cardinal(word);
        boolean name = token.capital() && index > 0 && (word.equals("tausend") || word.equals("hundert"));
        return value < 0 || name ? null : new Numeral(index, index + 1, value, Numeral.Form.CARDINAL, value >= 1_000);
    }

    /** "fünf-und-vierzig", as machines translate. */
    private static @Nullable Numeral joined(List<Token> tokens, int index) {
        boolean shaped = index + 2 < tokens.size()
                && tokens.get(index + 1).is("und")
                && tokens.get(index + 1).glued()
                && tokens.get(index + 2).glued()
                && tokens.get(index + 2).isWord();
        double value = shaped
                ? GermanWords.cardinal(
                        tokens.get(index).norm() + "und" + tokens.get(index + 2).norm())
                : -1;
        return value < 0 ? null : new Numeral(index, index + 3, value, Numeral.Form.CARDINAL, false);
    }

    /** "zwei Komma drei": digits after the word are read one after another. */
    private Numeral decimals(List<Token> tokens, Numeral whole) {
        int comma = whole.to();
        if (comma + 1 >= tokens.size() || !tokens.get(comma).is("komma")) {
            return whole;
        }
        Numeral tail = simple(tokens, comma + 1);
        if (tail == null || tail.form() != Numeral.Form.CARDINAL || tail.value() != Math.rint(tail.value())) {
            return whole;
        }
        double decimals = Double.parseDouble("0." + (long) tail.value());
        return whole.endingAt(tail.to(), whole.value() + decimals);
    }

    /** "fünf und drei Viertel". */
    private Numeral andFraction(List<Token> tokens, Numeral whole) {
        int and = whole.to();
        if (and + 2 >= tokens.size() || !tokens.get(and).is("und") || whole.form() != Numeral.Form.CARDINAL) {
            return whole;
        }
        Numeral part = simple(tokens, and + 1);
        Numeral fraction = part == null ? null : fraction(tokens, part);
        return fraction != null && fraction.form() == Numeral.Form.FRACTION && fraction.to() > and + 2
                ? whole.endingAt(fraction.to(), whole.value() + fraction.value())
                : whole;
    }

    private Numeral fraction(List<Token> tokens, Numeral numerator) {
        int next = numerator.to();
        if (next >= tokens.size()
                || (numerator.form() != Numeral.Form.CARDINAL && numerator.form() != Numeral.Form.ARTICLE)) {
            return numerator;
        }
        if (next + 1 < tokens.size()
                && ROUGHLY.contains(tokens.get(next).norm())
                && GermanWords.denominator(tokens.get(next + 1).norm()) > 2) {
            next++;
        }
        String word = tokens.get(next).norm();
        double denominator = GermanWords.denominator(word);
        if (HALVES.contains(word)) {
            denominator = 2;
        }
        if (word.equals("dutzend")) {
            return new Numeral(
                    numerator.from(), next + 1, 12 * numerator.value(), Numeral.Form.CARDINAL, numerator.scaled());
        }
        if (denominator == 2 && next + 1 < tokens.size()) {
            String after = tokens.get(next + 1).norm();
            double scale = after.equals("dutzend") ? 12 : SCALES.getOrDefault(after, 0.0);
            if (scale > 0) {
                double value = numerator.value() * scale / 2;
                return new Numeral(numerator.from(), next + 2, value, Numeral.Form.CARDINAL, scale >= 1_000);
            }
        }
        return denominator < 0
                ? numerator
                : new Numeral(
                        numerator.from(), next + 1, numerator.value() / denominator, Numeral.Form.FRACTION, false);
    }

    /** "zwei Millionen dreihundert", "1,4 Mio.", "100K". */
    private Numeral scaled(List<Token> tokens, Numeral first) {
        double total = 0;
        double last = Double.MAX_VALUE;
        Numeral part = first;
        int end = first.to();
        while (true) {
            double scale = scaleAt(tokens, part);
            if (scale == 0 || scale >= last) {
                break;
            }
            total += part.value() * scale;
            last = scale;
            end = part.to() + 1;
            if (end < tokens.size()
                    && tokens.get(end).is(".")
                    && isAbbreviated(tokens.get(end - 1).norm())) {
                end++;
            }
            Numeral next = end < tokens.size() && tokens.get(end).isWord() ? simple(tokens, end) : null;
            if (next == null || next.form() != Numeral.Form.CARDINAL || next.value() != Math.rint(next.value())) {
                return new Numeral(first.from(), end, total, Numeral.Form.CARDINAL, last >= 1_000);
            }
            part = next;
        }
        if (last == Double.MAX_VALUE) {
            return first;
        }
        return part.value() < last
                ? new Numeral(first.from(), part.to(), total + part.value(), Numeral.Form.CARDINAL, false)
                : new Numeral(first.from(), end, total, Numeral.Form.CARDINAL, true);
    }

    private static boolean isAbbreviated(String word) {
        return word.equals("mio")
                || word.equals("mrd")
                || word.equals("tsd")
                || word.equals("mill")
                || word.equals("mia");
    }

    private static double scaleAt(List<Token> tokens, Numeral part) {
        if (part.to() >= tokens.size()) {
            return 0;
        }
        Token token = tokens.get(part.to());
        if (token.is("m") && token.glued() && token.capital()) {
            return 1e6;
        }
        if ((token.is("k") || token.is("g")) && !token.glued()) {
            return 0;
        }
        return SCALES.getOrDefault(token.norm(), 0.0);
    }
}
