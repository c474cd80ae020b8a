package dev.tandem.ingest.kafka;

import dev.tandem.ingest.EventLogUnavailableException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How much may be on its way to the broker, in bytes of memory. The producer's own limit counts what it has packed, which
 * can be a tenth of what the records take around it.
 */
final class InFlight {
    /** A permit; a smaller unit would not make a difference to anyone. */
    private static final int PERMIT_BYTES = 1024;

    private final Semaphore permits;
    private final int all;

    InFlight(int bytes) {
        this.all = Math.max(1, bytes / PERMIT_BYTES);
        // whoever waits longest comes first, or a large record would never come
        this.permits = new Semaphore(all, true);
    }

    /** So many permits as these bytes take, or all that there are: one record may always have the whole for itself. */
    int permits(long bytes) {
        return (int) Math.min(all, bytes / PERMIT_BYTES + 1);
    }

    /**
     * Takes permits, which have to be given back.
     *
     * @throws EventLogUnavailableException when the broker does not confirm enough of what is on its way in time
     */
    void take(int count, Duration atMost) {
        try {
            if (permits.tryAcquire(count, atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EventLogUnavailableException(
                "Kafka confirms too slowly", new TimeoutException("too much is on its way"));
    }

    void give(int count) {
        permits.release(count);
    }
}
