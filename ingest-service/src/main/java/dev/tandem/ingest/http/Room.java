package dev.tandem.ingest.http;

import dev.tandem.events.Violation;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The memory that the answer of one request takes, from the budget of all. It is given back when the work is done and
 * the answer has gone, whichever comes last: a client may leave before the one, or read the other slowly.
 */
final class Room {
    private static final int REFUSAL_BYTES = 200;

    private final Semaphore budget;
    // the first is the answer
    private int users = 1;
    private int held;

    /** @param budget permits of {@link Admission#permits} */
    Room(Semaphore budget) {
        this.budget = budget;
    }

    /** Says that somebody puts something into it. */
    synchronized void enter() {
        users++;
    }

    /** Says that somebody needs it no longer. */
    synchronized void leave() {
        users--;
        if (users == 0) {
            budget.release(held);
            held = 0;
        }
    }

    /**
     * Takes what a refusal needs until it is answered, as an object and as JSON, about.
     *
     * @throws ProblemException when there is not as much
     */
    void takeRefusal(List<Violation> violations) {
        int bytes = REFUSAL_BYTES;
        for (Violation violation : violations) {
            bytes += REFUSAL_BYTES
                    + 3 * (violation.pointer().length() + violation.reason().length());
        }
        take(bytes);
    }

    /**
     * Takes so many bytes more. It does not wait for them: requests that wait for each other would wait in vain.
     *
     * @throws ProblemException when there are not as many
     */
    void take(int bytes) {
        int permits = Admission.permits(bytes);
        if (!budget.tryAcquire(permits)) {
            throw new ProblemException(Problems.busy());
        }
        synchronized (this) {
            held += permits;
        }
    }
}
