package dev.tandem.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article that was taken in. Everything in it was written by others.
 *
 * @param characters the length of its text
 * @param links what it cites
 * @param simulated true where it was made up
 */
public record Article(
        String id,
        String url,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable Instant publishedAt,
        Instant fetchedAt,
        @Nullable String language,
        int characters,
        List<String> links,
        boolean simulated) {}
