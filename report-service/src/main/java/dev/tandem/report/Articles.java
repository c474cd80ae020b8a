package dev.tandem.report;

/** The articles that were taken in. Answers at once, or fails with {@link DataUnavailableException}. */
public interface Articles {
    /**
     * A page of them, the newest first.
     *
     * @throws InvalidCursorException when the page's cursor is not one of ours
     */
    Listing<Article> page(Paging paging);
}
