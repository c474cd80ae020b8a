package dev.tandem.ingest.helpdesks;

import dev.tandem.events.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a payload. */
public sealed interface HelpdeskOutcome {
    /** It is not JSON. */
    record NotJson() implements HelpdeskOutcome {}

    /**
     * It holds more items than are taken at once.
     *
     * @param max how many are
     */
    record TooMany(int max) implements HelpdeskOutcome {}

    /**
     * It was read, and all that came of it is safe.
     *
     * @param accepted how many events are in the event log
     * @param rejected the items that could not be events
     * @param ignored the items that tell nothing that is counted, or not enough of it
     */
    record Taken(int accepted, List<Rejected> rejected, List<Ignored> ignored) implements HelpdeskOutcome {}

    /**
     * One item that was refused.
     *
     * @param index its place among the items of the payload, from 0
     * @param id the key of its case, as far as it could be read
     * @param violations why, with pointers into the payload
     */
    record Rejected(int index, @Nullable String id, List<Violation> violations) {}

    /**
     * One item of which nothing is counted.
     *
     * @param index its place among the items of the payload, from 0
     * @param id the key of the case that it tells a part of, which would be counted if the whole were sent; null when there is
     *     nothing more to send
     * @param pointer to what decides that
     * @param reason a sentence without subject
     */
    record Ignored(int index, @Nullable String id, String pointer, String reason) {}
}
