package dev.tandem.metrics.claims;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article gives to read.
 *
 * @param text without markup; claims' offsets count its characters
 * @param language BCP 47 tag; null or one that has no lexicon: it is told from the text
 * @param links what it cites, as addresses or host names
 */
public record ArticleText(
        @Nullable String title,
        String text,
        @Nullable String language,
        @Nullable String publisher,
        List<String> links) {
    public ArticleText {
        links = List.copyOf(links);
    }
}
