package dev.tandem.metrics;

import dev.tandem.events.Violation;
import java.util.List;

/** Tries once more to count what was refused, for when the reason has gone. */
public interface Replay {

    /** What came of it. */
    sealed interface Outcome {
        /** It is counted: now, or since an earlier replay. */
        record Counted() implements Outcome {}

        /** It still cannot be counted. */
        record StillRefused(List<Violation> violations) implements Outcome {}

        /** There is no refusal with this number. */
        record Unknown() implements Outcome {}

        /** It was refused before it reached the log of events, so nobody has it but its sender. */
        record NeverLogged() implements Outcome {}

        /** The log does not hold it any more. */
        record Gone() implements Outcome {}

        /** The log of events cannot be read now. */
        record LogAway() implements Outcome {}
    }

    /**
     * Reads the refused record again and counts it, once however often it is asked for. Returns once that is committed.
     *
     * @param id the number of the refusal
     * @throws StoreUnavailableException when the store cannot be reached now; the same call may succeed later
     */
    Outcome replay(long id) throws StoreUnavailableException;
}
