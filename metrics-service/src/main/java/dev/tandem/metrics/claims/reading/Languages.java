package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.text.Words;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the lexicons an article is read with. */
final class Languages {
    static final String GERMAN = "de";
    static final String ENGLISH = "en";
    private static final int SAMPLE = 20_000;
    private static final Set<String> GERMAN_WORDS = Set.of(
            "der", "die", "das", "und", "ist", "nicht", "mit", "von", "ein", "eine", "auf", "den", "dem", "des", "im",
            "zu", "sich", "wird", "auch");
    private static final Set<String> ENGLISH_WORDS = Set.of(
            "the", "and", "of", "to", "is", "that", "with", "for", "its", "was", "has", "are", "on", "by", "from", "it",
            "at", "an");

    private Languages() {}

    /** What the article says it is in, when there is a lexicon for that; else a vote of the small words in the text. */
    static String of(@Nullable String declared, String text) {
        String primary = declared == null ? "" : Words.norm(declared).split("[-_]", 2)[0];
        if (primary.equals(GERMAN) || primary.equals(ENGLISH)) {
            return primary;
        }
        int german = 0;
        int english = 0;
        for (String word : text.substring(0, Math.min(SAMPLE, text.length())).split("\\W+", -1)) {
            String norm = Words.norm(word);
            german += GERMAN_WORDS.contains(norm) ? 1 : 0;
            english += ENGLISH_WORDS.contains(norm) ? 1 : 0;
        }
        return german > english ? GERMAN : ENGLISH;
    }
}
