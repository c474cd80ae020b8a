package dev.tandem.ingest.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a feed says of one of its items.
 *
 * @param id the feed's own name of it, as it is written
 * @param url where the article is, in canonical form; null when the feed names no http or https address
 * @param title one line without markup
 * @param author one line without markup and mail addresses
 * @param summary the text or its summary, whichever is longer, as one line without markup
 */
public record FeedItem(
        @Nullable String id,
        @Nullable String url,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant publishedAt,
        @Nullable String summary) {}
