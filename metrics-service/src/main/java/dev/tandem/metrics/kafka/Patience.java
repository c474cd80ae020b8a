package dev.tandem.metrics.kafka;

import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tries again, with growing pauses, for as long as the database is away: Kafka keeps what waits. */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Instant waitingSince;

    /** Work that needs the database. */
    interface Work<T> {
        T run() throws StoreUnavailableException;
    }

    /** Since when work waits for the database; null when none does. */
    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    /**
     * Returns what the work returned, however long that takes.
     *
     * @throws IllegalStateException when this service stops meanwhile; the work is not done then
     */
    <T> T until(Work<T> work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                T result = work.run();
                waitingSince = null;
                return result;
            } catch (StoreUnavailableException e) {
                if (waitingSince == null) {
                    waitingSince = Instant.now();
                    LOG.warnf("the database is away, waiting, reason=%s", e.getMessage());
                }
                waitFor(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void waitFor(Duration pause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("stopped while the database was away");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the database was away", e);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
