package dev.tandem.metrics;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What changes and is published, in the order of its revisions, and how far it was published on which topic.
 *
 * @param <T> one of it, as it stands
 */
public interface Changes<T> {

    /**
     * Begins a round of publishing, unless another publisher of the topic is in one.
     *
     * @param topic where it goes; its cursor says what went there
     * @param publisher who publishes
     * @throws StoreUnavailableException when the database cannot be reached now
     */
    Optional<Round<T>> begin(String topic, UUID publisher) throws StoreUnavailableException;

    /**
     * How far it was published on the topic.
     *
     * @throws StoreUnavailableException when the database cannot be reached now
     */
    Progress progress(String topic) throws StoreUnavailableException;

    /**
     * What changed since the cursor, a bounded part of it, oldest first and each once. Nobody else publishes on
     * the topic while a round is open; closing it without {@link #published} leaves the cursor where it was.
     */
    interface Round<T> extends AutoCloseable {
        /** Whether another publisher, or none, published before: it may still be about to write what is old by now. */
        boolean takenOver();

        /**
         * The next ones; empty at the end of the round.
         *
         * @throws StoreUnavailableException when the database cannot be reached now; the round is over
         */
        List<T> next() throws StoreUnavailableException;

        /**
         * Moves the cursor behind those that were given out, to be called once all of them are safe on the topic.
         * A round ends with whole revisions, so nothing of them is passed over.
         *
         * @throws StoreUnavailableException when it is not known whether the cursor moved
         */
        void published() throws StoreUnavailableException;

        @Override
        void close();
    }

    /**
     * How far publishing is.
     *
     * @param published the greatest revision that was published; zero when none was
     * @param newest the greatest revision of all; zero when there is none
     */
    record Progress(long published, long newest) {
        /** Whether all that is there was published. */
        public boolean complete() {
            return published >= newest;
        }
    }
}
