package dev.tandem.ingest.helpdesks;

import java.time.Instant;

/**
 * Something that happened in a case.
 *
 * @param pointer where the payload tells it
 */
record Moment(Kind kind, Instant at, String pointer) {

    /** What happened. */
    enum Kind {
        /** It was opened again after it had been resolved. */
        REOPENED,
        /** Automation answered. */
        AI_ANSWERED,
        /** The customer asked for a person. */
        HUMAN_REQUESTED,
        /** Automation handed over to a person. */
        HANDED_OVER,
        /** A person answered. */
        HUMAN_ANSWERED,
        /** Somebody answered. */
        ANSWERED,
        /** It was resolved. */
        RESOLVED
    }
}
