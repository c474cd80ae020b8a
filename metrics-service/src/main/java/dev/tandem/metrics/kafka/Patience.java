package dev.tandem.metrics.kafka;

import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Knows since when the database is away, and tries again, with growing pauses, until it is back: Kafka keeps what waits. */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);

    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Instant waitingSince;

    Patience(Clock clock) {
        this.clock = clock;
    }

    /** Work that needs the database, and Kafka where something has to be set aside. */
    interface Work {
        void run() throws StoreUnavailableException, KafkaUnavailableException;
    }

    /** Since when work waits for the database; null when none does. */
    @Nullable
    Instant waitingSince() {
        return waitingSince;
    }

    /** Someone could not reach the database. */
    synchronized void databaseAway(StoreUnavailableException reason) {
        if (waitingSince == null) {
            waitingSince = clock.instant();
            LOG.warnf("the database is away, waiting, reason=%s", Untold.innermost(reason));
        }
    }

    /** Someone reached the database. */
    void databaseThere() {
        if (waitingSince != null) {
            waitingSince = null;
            LOG.info("the database is back");
        }
    }

    /**
     * Returns once the work is done, however long that takes.
     *
     * @throws IllegalStateException when this service stops meanwhile; the work is not done then
     */
    void until(Work work) {
        Pauses pauses = new Pauses();
        while (true) {
            try {
                work.run();
                databaseThere();
                return;
            } catch (StoreUnavailableException e) {
                databaseAway(e);
            } catch (KafkaUnavailableException e) {
                LOG.warnf("Kafka does not take what is set aside, waiting, reason=%s", Untold.innermost(e));
            }
            waitFor(pauses.next());
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
