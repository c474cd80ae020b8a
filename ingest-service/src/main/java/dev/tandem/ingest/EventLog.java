package dev.tandem.ingest;

import java.util.List;

/** Where events go, and what was refused. */
public interface EventLog {
    /** Begins to append what belongs together. */
    Entry begin();

    /**
     * Returns once all of them are safe there.
     *
     * @throws EventLogUnavailableException when some of them may not be safe; all may then be sent again
     * @throws EventTooLargeException when it will never take one of them
     */
    default void append(List<AcceptedEvent> accepted, List<Refusal> refused) {
        try (Entry entry = begin()) {
            accepted.forEach(entry::add);
            refused.forEach(entry::add);
            entry.finish();
        }
    }

    /** What is appended one after the other, so that nobody has to hold all of it; used by one thread. */
    interface Entry extends AutoCloseable {
        /**
         * Appends an event. It is safe only when {@link #finish} returns, and can be safe although that fails.
         *
         * @throws EventLogUnavailableException when something before it failed, or there is no room for it
         */
        void add(AcceptedEvent accepted);

        /**
         * Appends what was refused, in the same way.
         *
         * @throws EventLogUnavailableException when something before it failed, or there is no room for it
         */
        void add(Refusal refusal);

        /**
         * Returns once all of it is safe.
         *
         * @throws EventLogUnavailableException when some of it may not be safe; all may then be sent again
         * @throws EventTooLargeException when the log will never take one of it
         */
        void finish();

        /** Ends it, finished or not. */
        @Override
        void close();
    }
}
