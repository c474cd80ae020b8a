package dev.tandem.metrics.ledger;

import dev.tandem.metrics.StoreUnavailableException;
import java.util.List;
import java.util.Optional;

/** What own numbers said about claims, and when that changed. */
public interface CheckLog {
    /**
     * Begins a round, unless another instance of this service is in one.
     *
     * @throws StoreUnavailableException when the database cannot be reached now
     */
    Optional<Round> begin() throws StoreUnavailableException;

    /** Nobody else notes anything until it is closed, so that an answer that is older comes never after a newer one. */
    interface Round extends AutoCloseable {
        /** The keys of the organisations that have claims to be looked at. */
        List<String> organisations() throws StoreUnavailableException;

        /**
         * Keeps those that are not as they were last, and gives their claims a new revision.
         *
         * @return how many were not
         */
        int note(List<Checked> checked) throws StoreUnavailableException;

        @Override
        void close();
    }
}
