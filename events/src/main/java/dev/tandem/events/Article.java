package dev.tandem.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that may make claims.
 *
 * @param url its identity
 * @param text the main text, without markup
 * @param author who signed it, several names with commas between them
 * @param language BCP 47 tag
 * @param links what it cites, as addresses or host names
 */
public record Article(
        @Text(max = 2000) String url,
        @Text(max = 5_000_000, lines = true) String text,
        Instant fetchedAt,
        @Nullable @Text(max = 1000) String title,
        @Nullable @Text(max = 200) String author,
        @Nullable @Text(max = 200) String publisher,
        @Nullable Instant publishedAt,
        @Nullable @Text(max = 35) String language,
        @Nullable @Text(max = 2000) List<String> links)
        implements EventData {

    public Article {
        links = links == null ? null : List.copyOf(links);
    }

    /** A short name for the article at an address: whoever stores it or speaks of it uses the same. */
    public static String idOf(String url) {
        return UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).toString();
    }

    @Override
    public @Nullable String organisation() {
        return null;
    }
}
