package dev.tandem.ingest.feeds;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where fetched articles go: the same way as articles that are sent. */
public interface ArticleInbox {
    /** Returns once the article is safe in the event log, or is known not to be acceptable. */
    Outcome take(Fetched article);

    /**
     * A page as it was fetched, and what the feed said of it, which counts where the page says nothing.
     *
     * @param url where it was found
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Fetched(
            String url,
            byte[] bytes,
            @Nullable String mediaType,
            @Nullable String charset,
            @Nullable String title,
            @Nullable String author,
            @Nullable Instant publishedAt) {}

    /** What became of it. */
    sealed interface Outcome {
        /** It is safe in the event log. */
        record Taken() implements Outcome {}

        /**
         * It never will be.
         *
         * @param reason without quoting the page
         */
        record Refused(String reason) implements Outcome {}

        /** There is no room, or the event log is away. */
        record Later() implements Outcome {}
    }
}
