package dev.tandem.metrics.claims;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an article gives to read.
 *
 * @param text without markup; claims' offsets count its characters
 * @param language BCP 47 tag; null or one that has no lexicon: it is told from the text
 * @param links what it cites, as addresses or host names
 * @param known names of organisations that are registered here, whether or not the article names them
 */
public record ArticleText(
        @Nullable String title,
        String text,
        @Nullable String language,
        @Nullable String publisher,
        List<String> links,
        Set<String> known) {
    public ArticleText {
        links = List.copyOf(links);
        known = Set.copyOf(known);
    }

    /** Of which nobody says who is registered. */
    public ArticleText(
            @Nullable String title,
            String text,
            @Nullable String language,
            @Nullable String publisher,
            List<String> links) {
        this(title, text, language, publisher, links, Set.of());
    }

    /** The same where these organisations are registered. */
    public ArticleText registered(Set<String> names) {
        return new ArticleText(title, text, language, publisher, links, names);
    }

    /** Another text of the same article. */
    public ArticleText withText(String other) {
        return new ArticleText(title, other, language, publisher, links, known);
    }
}
