package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many times as much: "three times as many", "3x", and "das Dreifache" are a change of +2, "halb so viele" of −0.5. */
final class Multiples {
    private static final Set<String> TIMES = Set.of("times", "mal");
    private static final Set<String> TWICE = Set.of("twice", "doppelt", "double");
    private static final Set<String> HALF = Set.of("half", "halb");
    private static final Set<String> AS = Set.of("as", "so");
    private static final Set<String> MUCH = Set.of(
            "many",
            "much",
            "often",
            "high",
            "large",
            "big",
            "viele",
            "viel",
            "vielen",
            "hoch",
            "oft",
            "haeufig",
            "gross",
            "more",
            "higher",
            "mehr",
            "hoeher",
            "what",
            "productive",
            "produktiv",
            "fast",
            "faster",
            "quickly",
            "quicker",
            "schnell",
            "schneller");
    /** Only behind "as" and "so": "zweimal lange gewartet" is no comparison. */
    private static final Set<String> LONG = Set.of("likely", "long", "lange", "lang", "wahrscheinlich");
    /** What "three times the" goes on with. */
    private static final Set<String> MEASURES = Set.of(
            "number",
            "figure",
            "rate",
            "volume",
            "share",
            "size",
            "amount",
            "level",
            "speed",
            "cost",
            "price",
            "average",
            "workload",
            "output");

    private static final String FOLD = "fache";
    private static final String ENGLISH_FOLD = "fold";
    private static final Pattern MADE_FOLD = Pattern.compile("ver([a-z]+)fach(t|te|ten|en|e|ung)");

    private Multiples() {}

    /** The change that begins at the token; null when there is none. */
    static @Nullable Amount at(List<Token> tokens, Numerals numerals, int index) {
        String word = tokens.get(index).norm();
        if (!tokens.get(index).isWord() && !tokens.get(index).isNumber()) {
            return null;
        }
        if (TWICE.contains(word) || HALF.contains(word)) {
            int end = compared(tokens, index + 1);
            int again = end < 0 || !HALF.contains(word) ? -1 : again(tokens, end);
            if (again > 0) {
                return factor(index, again, 0.5);
            }
            boolean the = index + 1 < tokens.size() && tokens.get(index + 1).is("the");
            boolean sure = !word.equals("half") || (end > index + 2 && !the);
            return end < 0 || !sure ? null : factor(index, end, HALF.contains(word) ? -0.5 : 1);
        }
        double fold = fold(word);
        if (fold > 0) {
            return factor(index, index + 1, fold - 1);
        }
        if (word.endsWith("mal") && word.length() > 4) {
            double times = value(word.substring(0, word.length() - 3));
            int end = times > 1 ? compared(tokens, index + 1) : -1;
            return end < 0 ? null : factor(index, end, times - 1);
        }
        Numeral numeral = numerals.at(tokens, index);
        if (numeral == null || numeral.value() <= 1) {
            return null;
        }
        boolean counts = numeral.to() < tokens.size()
                && (Units.isUnit(tokens.get(numeral.to()).norm())
                        || tokens.get(numeral.to()).is(":"));
        if (isFactor(tokens, index) && !counts) {
            return factor(index, numeral.to(), numeral.value() - 1);
        }
        if (numeral.to() >= tokens.size()) {
            return null;
        }
        Token sign = tokens.get(numeral.to());
        if (sign.is(ENGLISH_FOLD)) {
            return factor(index, numeral.to() + 1, numeral.value() - 1);
        }
        if (sign.is("x") && sign.glued() && tokens.get(index).isNumber()) {
            int end = compared(tokens, numeral.to() + 1);
            return factor(index, end < 0 ? numeral.to() + 1 : end, numeral.value() - 1);
        }
        boolean times = TIMES.contains(sign.norm());
        int end = times ? compared(tokens, numeral.to() + 1) : -1;
        return end < 0 ? null : factor(index, end, numeral.value() - 1);
    }

    /** The token after "half as many tickets again"; negative when nothing is again. */
    private static int again(List<Token> tokens, int index) {
        boolean noun = index < tokens.size()
                && tokens.get(index).isWord()
                && !tokens.get(index).is("again");
        int at = noun ? index + 1 : index;
        return at < tokens.size() && tokens.get(at).is("again") ? at + 1 : -1;
    }

    /** "by a factor of six", "um den Faktor vier", "multiplied by two". */
    private static boolean isFactor(List<Token> tokens, int index) {
        if (index > 1 && tokens.get(index - 1).is("by") && tokens.get(index - 2).is("multiplied")) {
            return true;
        }
        boolean of = index > 1 && tokens.get(index - 1).is("of");
        int at = of ? index - 2 : index - 1;
        return at >= 0 && tokens.get(at).is(of ? "factor" : "faktor");
    }

    /** "Dreifache", "Zweieinhalbfachen", "versechsfacht", "sevenfold": how many; 0 when it is no such word. */
    private static double fold(String word) {
        if (word.equals("doppelte") || word.equals("doppelten")) {
            return 2;
        }
        if (word.endsWith(ENGLISH_FOLD)) {
            Integer fold = EnglishWords.SMALL.get(word.substring(0, word.length() - ENGLISH_FOLD.length()));
            return fold == null || fold < 2 ? 0 : fold;
        }
        Matcher made = MADE_FOLD.matcher(word);
        int at = word.indexOf(FOLD);
        boolean ends = at > 0 && word.length() - at <= FOLD.length() + 1;
        double fold = made.matches() ? value(made.group(1)) : ends ? value(word.substring(0, at)) : 0;
        // "einfache" and "vereinfacht" tell nothing of how many
        return fold < 2 ? 0 : fold;
    }

    private static double value(String letters) {
        double half = GermanWords.half(letters);
        return half > 1 ? half : GermanWords.cardinal(letters);
    }

    /** The end of "as many", "so viele", "more", "the"; negative when no comparison begins here. */
    private static int compared(List<Token> tokens, int index) {
        boolean as = index < tokens.size() && AS.contains(tokens.get(index).norm());
        int at = as ? index + 1 : index;
        boolean much = at < tokens.size()
                && (MUCH.contains(tokens.get(at).norm())
                        || (as && LONG.contains(tokens.get(at).norm())));
        boolean the = at + 1 < tokens.size()
                && tokens.get(at).is("the")
                && MEASURES.contains(tokens.get(at + 1).norm());
        return much ? at + 1 : the ? at + 2 : -1;
    }

    private static Amount factor(int from, int to, double change) {
        return new Amount(from, to, Amount.Type.FACTOR, change, null, false);
    }
}
