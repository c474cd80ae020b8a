package dev.tandem.metrics;

import dev.tandem.events.Article;

/** The articles that were taken in. */
public interface Articles {
    /**
     * Keeps the article, in place of an earlier fetch of the same address. Returns once it is committed.
     *
     * @throws StoreUnavailableException when it cannot be kept now
     */
    void keep(Article article) throws StoreUnavailableException;
}
