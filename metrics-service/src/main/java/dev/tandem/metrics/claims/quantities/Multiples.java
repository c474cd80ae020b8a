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
            boolean again = end > 0 && end < tokens.size() && tokens.get(end).is("again");
            if (again) {
                return factor(index, end + 1, 0.5);
            }
            boolean sure = end > index + 2 || !word.equals("half");
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
        if (numeral == null || numeral.to() >= tokens.size() || numeral.value() <= 1) {
            return null;
        }
        Token sign = tokens.get(numeral.to());
        if (sign.is("x") && sign.glued() && tokens.get(index).isNumber()) {
            int end = compared(tokens, numeral.to() + 1);
            return factor(index, end < 0 ? numeral.to() + 1 : end, numeral.value() - 1);
        }
        boolean times = TIMES.contains(sign.norm());
        int end = times ? compared(tokens, numeral.to() + 1) : -1;
        return end < 0 ? null : factor(index, end, numeral.value() - 1);
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
        int at = index < tokens.size() && AS.contains(tokens.get(index).norm()) ? index + 1 : index;
        boolean much = at < tokens.size() && MUCH.contains(tokens.get(at).norm());
        return much ? at + 1 : -1;
    }

    private static Amount factor(int from, int to, double change) {
        return new Amount(from, to, Amount.Type.FACTOR, change, null, false);
    }
}
