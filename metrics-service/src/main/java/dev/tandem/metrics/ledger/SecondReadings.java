package dev.tandem.metrics.ledger;

import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.claims.ArticleText;
import dev.tandem.metrics.claims.Claim;
import java.util.List;
import java.util.Optional;

/**
 * Articles that a second reader has to read, and what it proposes: never more than proposals, however sure it says it
 * is. What the first reader found, or a person spoke about, it does not touch.
 */
public interface SecondReadings {
    /** An article that is to be read, as it was when it was given out. */
    record Pending(String id, ArticleText article) {}

    /**
     * An article that this reader has not read and the first one has, the newest first. It is given out once in ten minutes,
     * and not more than five times: what nobody can read must not keep the others waiting.
     *
     * @param reader its name
     * @throws StoreUnavailableException when the database cannot be reached now
     */
    Optional<Pending> next(String reader) throws StoreUnavailableException;

    /** Takes an article back that was not looked at; it is given out again as if it had not been. */
    void giveBack(Pending pending) throws StoreUnavailableException;

    /**
     * Keeps proposals and that the article is read. Where its text is another by now, nothing is kept.
     *
     * @param proposals with their evidence in the text that was given out
     * @return how many are new
     */
    int keep(Pending pending, String reader, List<Claim> proposals) throws StoreUnavailableException;
}
