package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** English numbers, with their fractions and ratios. */
final class EnglishNumerals implements Numerals {
    private static final Set<String> ARTICLES = Set.of("a", "an");
    /** Stand between "a" and "third". */
    private static final Set<String> ROUGHLY =
            Set.of("good", "full", "mere", "solid", "whole", "bare", "scant", "fair");

    private static final Set<String> NEGATIVE = Set.of("minus", "negative", "-", "−", "–");
    private static final double MOST_OF_A_RATIO = 1_000;
    private static final Set<String> BEFORE_ONE = Set.of(
            "only", "just", "about", "nearly", "roughly", "around", "almost", "barely", "that", "and", "as", "than",
            "of", "for", "to", "is", "was", "with", "now", "some", "still");
    private static final Set<String> DEMONSTRATIVES =
            Set.of("the", "this", "that", "which", "no", "any", "every", "each");

    private final Digits digits = new Digits('.');

    @Override
    public @Nullable Numeral at(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (NEGATIVE.contains(token.norm()) && index + 1 < tokens.size()) {
            boolean bracket = is(tokens, index - 1, "(") || is(tokens, index - 1, ":") || is(tokens, index - 1, "→");
            boolean hyphen = !token.is("–") && (index == 0 || !token.glued());
            boolean apart = token.isWord() || (tokens.get(index + 1).glued() && (bracket || hyphen));
            Numeral number = apart ? unsigned(tokens, index + 1) : null;
            return number == null || number.form() == Numeral.Form.VAGUE || number.form() == Numeral.Form.ARTICLE
                    ? null
                    : new Numeral(index, number.to(), -number.value(), number.form(), number.scaled());
        }
        return unsigned(tokens, index);
    }

    private @Nullable Numeral unsigned(List<Token> tokens, int index) {
        Numeral written = digits.at(tokens, index);
        if (written != null && (written.form() == Numeral.Form.FRACTION || hasUnknownUnit(tokens, written))) {
            return written.form() == Numeral.Form.FRACTION ? written : null;
        }
        if (isPronoun(tokens, index)) {
            return null;
        }
        Numeral ratio = every(tokens, index);
        if (ratio != null) {
            return ratio;
        }
        Numeral allBut = allBut(tokens, index);
        if (allBut != null) {
            return allBut;
        }
        Numeral dozens = dozens(tokens, index);
        if (dozens != null) {
            return dozens;
        }
        Numeral vague = vague(tokens, index);
        if (vague != null) {
            return vague;
        }
        Numeral fraction = fraction(tokens, index);
        if (fraction != null) {
            return fraction;
        }
        Numeral number = EnglishCardinals.at(tokens, index);
        if (number == null) {
            return article(tokens, index);
        }
        Numeral whole = mixed(tokens, number);
        Numeral part = ratio(tokens, whole);
        return part == null ? whole : part;
    }

    /** "180ml", "4th": a number of something that nobody claims, or no number. */
    private static boolean hasUnknownUnit(List<Token> tokens, Numeral number) {
        if (number.to() >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(number.to());
        return next.isWord()
                && next.glued()
                && next.start() == tokens.get(number.to() - 1).end()
                && next.norm().length() <= 3
                && !EnglishWords.SCALES.containsKey(next.norm())
                && !Units.isUnit(next.norm());
    }

    /** "the one", "which one". */
    private static boolean isPronoun(List<Token> tokens, int index) {
        boolean alone = index + 1 >= tokens.size()
                || !tokens.get(index + 1).isWord()
                || !EnglishWords.SMALL.containsKey(tokens.get(index + 1).norm());
        return tokens.get(index).is("one")
                && index > 0
                && alone
                && DEMONSTRATIVES.contains(tokens.get(index - 1).norm())
                && !(index + 1 < tokens.size()
                        && EnglishWords.SCALES.containsKey(tokens.get(index + 1).norm()));
    }

    private static @Nullable Numeral article(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        boolean single = token.is("single");
        return single || ARTICLES.contains(token.norm())
                ? new Numeral(index, index + 1, 1, single ? Numeral.Form.CARDINAL : Numeral.Form.ARTICLE, false)
                : null;
    }

    /** "every third". */
    private static @Nullable Numeral every(List<Token> tokens, int index) {
        if (index + 1 >= tokens.size()
                || !(tokens.get(index).is("every") || tokens.get(index).is("each"))) {
            return null;
        }
        Token next = tokens.get(index + 1);
        boolean second =
                next.is("second") || (next.is("other") && tokens.get(index).is("every"));
        Integer denominator = second ? Integer.valueOf(2) : EnglishWords.DENOMINATORS.get(next.norm());
        boolean plain = denominator != null
                && denominator > 1
                && !next.norm().endsWith("s")
                && !next.is("half")
                && !next.is("quarter");
        return plain && denominator != null
                ? new Numeral(index, index + 2, 1.0 / denominator, Numeral.Form.RATIO, false)
                : null;
    }

    private static @Nullable Numeral dozens(List<Token> tokens, int index) {
        if (is(tokens, index, "half")) {
            int next = is(tokens, index + 1, "a") ? index + 2 : index + 1;
            return isDozen(tokens, next) ? new Numeral(index, next + 1, 6, Numeral.Form.CARDINAL, false) : null;
        }
        if (is(tokens, index, "a") && isDozen(tokens, index + 1)) {
            return new Numeral(index, index + 2, 12, Numeral.Form.CARDINAL, false);
        }
        Numeral number = EnglishCardinals.at(tokens, index);
        return number != null && isDozen(tokens, number.to()) && number.value() > 0
                ? number.endingAt(number.to() + 1, 12 * number.value())
                : null;
    }

    private static @Nullable Numeral vague(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (EnglishWords.VAGUE.contains(token.norm()) && token.isWord()) {
            boolean more = is(tokens, index + 1, "of")
                    && index + 2 < tokens.size()
                    && EnglishWords.VAGUE.contains(tokens.get(index + 2).norm());
            return new Numeral(index, more ? index + 3 : index + 1, 0, Numeral.Form.VAGUE, false);
        }
        if (is(tokens, index, "a") && (is(tokens, index + 1, "few") || is(tokens, index + 1, "handful"))) {
            return new Numeral(index, index + 2, 3, Numeral.Form.VAGUE, false);
        }
        if (is(tokens, index, "a") && (is(tokens, index + 1, "couple") || is(tokens, index + 1, "pair"))) {
            return new Numeral(index, index + 2, 2, Numeral.Form.VAGUE, false);
        }
        return is(tokens, index, "few") ? new Numeral(index, index + 1, 3, Numeral.Form.VAGUE, false) : null;
    }

    /** "two thirds", "a quarter", "half", "three twenty-firsts", "half a million". */
    private static @Nullable Numeral fraction(List<Token> tokens, int index) {
        if (is(tokens, index, "half") || is(tokens, index, "quarter")) {
            double share = is(tokens, index, "half") ? 0.5 : 0.25;
            int next = is(tokens, index + 1, "a") ? index + 2 : index + 1;
            double scale = scale(tokens, next);
            if (scale > 0) {
                return new Numeral(index, next + 1, share * scale, Numeral.Form.CARDINAL, true);
            }
            return share == 0.5 ? new Numeral(index, index + 1, share, Numeral.Form.FRACTION, false) : null;
        }
        boolean article = ARTICLES.contains(tokens.get(index).norm());
        Numeral numerator = article
                ? new Numeral(index, index + 1, 1, Numeral.Form.ARTICLE, false)
                : EnglishCardinals.at(tokens, index);
        if (numerator == null) {
            return null;
        }
        int end = numerator.to();
        if (article && isRoughly(tokens, end)) {
            end++;
        }
        double denominator = denominator(tokens, end);
        if (denominator < 0 && numerator.value() % 10 == 0 && numerator.value() > 10 && numerator.value() < 100) {
            return null;
        }
        if (denominator < 0) {
            return composite(tokens, numerator);
        }
        double value = numerator.value() / denominator;
        double scale = is(tokens, end + 1, "of") && is(tokens, end + 2, "a") ? scale(tokens, end + 3) : 0;
        if (scale > 0) {
            return new Numeral(index, end + 4, value * scale, Numeral.Form.CARDINAL, true);
        }
        scale = scale(tokens, end + 1);
        return scale > 0
                ? new Numeral(index, end + 2, value * scale, Numeral.Form.CARDINAL, true)
                : new Numeral(index, end + 1, value, Numeral.Form.FRACTION, false);
    }

    /** "a good third of them", but not "a good third quarter". */
    private static boolean isRoughly(List<Token> tokens, int index) {
        return index < tokens.size()
                && ROUGHLY.contains(tokens.get(index).norm())
                && denominator(tokens, index + 1) > 2
                && (index + 2 >= tokens.size() || !tokens.get(index + 2).isWord() || is(tokens, index + 2, "of"));
    }

    /** "all but a tenth". */
    private static @Nullable Numeral allBut(List<Token> tokens, int index) {
        if (!is(tokens, index, "all") || !is(tokens, index + 1, "but") || index + 2 >= tokens.size()) {
            return null;
        }
        Numeral rest = fraction(tokens, index + 2);
        return rest == null || rest.form() != Numeral.Form.FRACTION || rest.value() >= 1
                ? null
                : new Numeral(index, rest.to(), 1 - rest.value(), Numeral.Form.FRACTION, false);
    }

    /** "a twenty-first", "one twenty-fifth": the denominator is two words. */
    private static @Nullable Numeral composite(List<Token> tokens, Numeral numerator) {
        int end = numerator.to();
        Integer tens =
                end < tokens.size() ? EnglishWords.SMALL.get(tokens.get(end).norm()) : null;
        double units = tens == null || tens < 20 ? -1 : denominatorOrFirst(tokens, end + 1);
        return tens == null || units < 1 || units > 9
                ? null
                : new Numeral(
                        numerator.from(), end + 2, numerator.value() / (tens + units), Numeral.Form.FRACTION, false);
    }

    private static double denominatorOrFirst(List<Token> tokens, int index) {
        Integer value = index < tokens.size()
                ? EnglishWords.DENOMINATORS.get(tokens.get(index).norm())
                : null;
        return value == null ? -1 : value;
    }

    private static double denominator(List<Token> tokens, int index) {
        double value = denominatorOrFirst(tokens, index);
        return value > 1 ? value : -1;
    }

    /** "five and a half", "3 million and a quarter", "one and a half million". */
    private static Numeral mixed(List<Token> tokens, Numeral whole) {
        if (!is(tokens, whole.to(), "and")) {
            return whole;
        }
        int after = whole.to() + 1;
        if (after >= tokens.size()) {
            return whole;
        }
        Numeral part = is(tokens, after, "an") && is(tokens, after + 1, "half")
                ? new Numeral(after, after + 2, 0.5, Numeral.Form.FRACTION, false)
                : fraction(tokens, after);
        if (part == null && is(tokens, after, "quarter")) {
            part = new Numeral(after, after + 1, 0.25, Numeral.Form.FRACTION, false);
        }
        if (part == null) {
            return whole;
        }
        double last = EnglishCardinals.lastScale(tokens, whole);
        if (part.form() == Numeral.Form.CARDINAL) {
            boolean smaller = last >= 1e6 && part.value() < last;
            boolean joint = last == 0 && whole.value() < 1_000 && part.scaled();
            double scale = scale(tokens, part.to() - 1);
            return smaller
                    ? whole.endingAt(part.to(), whole.value() + part.value())
                    : joint
                            ? new Numeral(
                                    whole.from(),
                                    part.to(),
                                    whole.value() * scale + part.value(),
                                    Numeral.Form.CARDINAL,
                                    true)
                            : whole;
        }
        double share = last >= 1e6 ? part.value() * last : part.value();
        return whole.endingAt(part.to(), whole.value() + share);
    }

    /** "one in five", "three out of four", "one over three", "71 out of every hundred". */
    private static @Nullable Numeral ratio(List<Token> tokens, Numeral part) {
        int at = part.to();
        boolean outOf = is(tokens, at, "out") && is(tokens, at + 1, "of");
        if (!outOf && !is(tokens, at, "in") && !is(tokens, at, "over")) {
            return null;
        }
        int next = outOf ? at + 2 : at + 1;
        next = is(tokens, next, "every") || is(tokens, next, "each") || is(tokens, next, "a") ? next + 1 : next;
        Numeral whole = next < tokens.size() ? EnglishCardinals.at(tokens, next) : null;
        boolean oneIn = whole != null && is(tokens, at, "in") && isOneIn(tokens, part.from(), whole.to());
        boolean words = whole != null
                && (outOf || oneIn || is(tokens, at, "over") || isWord(tokens, whole) == isWord(tokens, part));
        return whole == null
                        || !words
                        || whole.value() > MOST_OF_A_RATIO
                        || part.value() < 1
                        || part.value() != Math.rint(part.value())
                        || part.value() >= whole.value()
                ? null
                : new Numeral(part.from(), whole.to(), part.value() / whole.value(), Numeral.Form.RATIO, false);
    }

    /** "only one in 20 customers", but not "solved one in 10 business days". */
    private static boolean isOneIn(List<Token> tokens, int one, int behind) {
        boolean begins = one == 0
                || !tokens.get(one - 1).isWord()
                || BEFORE_ONE.contains(tokens.get(one - 1).norm());
        boolean timed = false;
        for (int i = behind; i < Math.min(tokens.size(), behind + 2); i++) {
            timed |= Units.isUnit(tokens.get(i).norm());
        }
        return is(tokens, one, "one") && begins && !timed;
    }

    private static boolean isWord(List<Token> tokens, Numeral number) {
        return tokens.get(number.from()).isWord();
    }

    private static double scale(List<Token> tokens, int index) {
        if (index < 0
                || index >= tokens.size()
                || EnglishWords.isLetter(tokens.get(index).norm())) {
            return 0;
        }
        return EnglishWords.SCALES.getOrDefault(tokens.get(index).norm(), 0.0);
    }

    private static boolean isDozen(List<Token> tokens, int index) {
        return index < tokens.size()
                && EnglishWords.DOZENS.contains(tokens.get(index).norm());
    }

    private static boolean is(List<Token> tokens, int index, String word) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(word);
    }
}
