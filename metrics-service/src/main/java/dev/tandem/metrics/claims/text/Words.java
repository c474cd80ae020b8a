package dev.tandem.metrics.claims.text;

import java.text.Normalizer;
import java.util.Locale;

/** The one spelling under which a word is looked up. */
public final class Words {
    private Words() {}

    /** Lower-case and composed; ß as ss, umlauts as two letters, one kind of apostrophe, no soft hyphens. */
    public static String norm(CharSequence word) {
        if (isPlain(word)) {
            return word.toString().toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        StringBuilder norm = new StringBuilder(composed.length() + 4);
        for (int i = 0; i < composed.length(); i++) {
            append(norm, composed.charAt(i));
        }
        return norm.toString();
    }

    private static boolean isPlain(CharSequence word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static void append(StringBuilder norm, char letter) {
        switch (letter) {
            case 'ä' -> norm.append("ae");
            case 'ö' -> norm.append("oe");
            case 'ü' -> norm.append("ue");
            case 'ß' -> norm.append("ss");
            case '’', '‘', 'ʼ', '´' -> norm.append('\'');
            case '\u00ad', '\u200b', '\u200d', '\ufeff' -> {}
            default -> norm.append(letter);
        }
    }
}
