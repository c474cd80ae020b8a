package dev.tandem.ingest.articles;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells German from English by a vote of their most frequent words; words that are frequent in both have no vote. */
public final class Language {
    private static final Set<String> GERMAN = Set.of(
            "der", "die", "das", "und", "ist", "nicht", "ein", "eine", "einer", "einem", "einen", "den", "dem", "des",
            "zu", "mit", "von", "für", "auf", "im", "sich", "auch", "als", "wird", "werden", "sind", "bei", "aus",
            "nach", "wie", "über", "oder", "durch", "dass", "hat", "haben", "wurde", "zum", "zur", "aber", "noch");
    private static final Set<String> ENGLISH = Set.of(
            "the", "and", "of", "to", "is", "that", "it", "for", "with", "as", "are", "this", "by", "from", "at", "or",
            "an", "be", "not", "have", "has", "had", "its", "but", "which", "their", "more", "than", "who", "they",
            "we", "you", "been", "will", "would", "on", "our", "were", "said", "after", "about");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    /** Enough of a text to be sure, however long it is. */
    private static final int READ_CHARACTERS = 20_000;

    /** Fewer than this could be a name or a quotation. */
    private static final int LEAST_VOTES = 3;

    private Language() {}

    /**
     * The language of a text whose page declares one. Templates declare German or English also for texts in the other, so
     * between these two the text decides where it is clear; any other declaration is believed.
     */
    static @Nullable String of(String text, @Nullable String declared) {
        if (declared != null && !declared.equals("de") && !declared.equals("en")) {
            return declared;
        }
        String found = of(text);
        return found == null ? declared : found;
    }

    /** {@code de} or {@code en}; null when neither has twice the votes of the other. */
    public static @Nullable String of(String text) {
        String start =
                text.substring(0, Math.min(READ_CHARACTERS, text.length())).toLowerCase(Locale.ROOT);
        int german = 0;
        int english = 0;
        for (String word : BETWEEN_WORDS.split(start, -1)) {
            german += GERMAN.contains(word) ? 1 : 0;
            english += ENGLISH.contains(word) ? 1 : 0;
        }
        if (german >= LEAST_VOTES && german >= 2 * english) {
            return "de";
        }
        return english >= LEAST_VOTES && english >= 2 * german ? "en" : null;
    }
}
