package dev.tandem.metrics.ledger;

import dev.tandem.events.Violation;
import dev.tandem.metrics.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people say about claims. Every word is kept; the newest one counts, however often an article is read again. */
public interface Reviews {
    /**
     * A person's word.
     *
     * @param by whoever says so, as they want to be named
     * @param correction what the article says instead; only with {@link Verdict#CORRECT}
     */
    record Review(
            Verdict verdict,
            @Nullable String by,
            @Nullable String note,
            @Nullable Correction correction) {
        public Review {
            if ((verdict == Verdict.CORRECT) != (correction != null)) {
                throw new IllegalArgumentException("a correction belongs to the verdict correct, and to no other");
            }
        }
    }

    /** What became of a review. */
    sealed interface Outcome {
        /**
         * It was kept.
         *
         * @param id grows with every review
         */
        record Kept(long id, Instant at) implements Outcome {}

        /** There is no such claim. */
        record Unknown() implements Outcome {}

        /** What it says of this claim cannot be; pointers begin at the correction. */
        record Impossible(List<Violation> violations) implements Outcome {}
    }

    /**
     * Keeps the review. Returns once it is committed.
     *
     * @throws StoreUnavailableException when it cannot be kept now
     */
    Outcome add(String claim, Review review) throws StoreUnavailableException;
}
