package dev.tandem.ingest.feeds;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feed holds.
 *
 * @param title one line without markup
 * @param language as the feed declares it
 * @param items in the order of the feed
 */
public record Feed(@Nullable String title, @Nullable String language, List<FeedItem> items) {
    public Feed {
        items = List.copyOf(items);
    }
}
