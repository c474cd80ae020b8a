package dev.tandem.metrics;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Does every {@link Chore} in turns until nothing is left of any, again and again. */
@ApplicationScoped
class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final List<Chore> chores;
    private volatile boolean away;

    Upkeep(@All List<Chore> chores) {
        this.chores = List.copyOf(chores);
    }

    @Scheduled(every = "${tandem.metrics.upkeep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try {
            for (boolean more = true; more; ) {
                more = false;
                for (Chore chore : chores) {
                    int rows = chore.run();
                    more |= rows > 0;
                    LOG.debugf("%s, rows=%d", chore.name(), rows);
                }
            }
            away = false;
        } catch (StoreUnavailableException e) {
            if (!away) {
                LOG.warnf("the database is away, upkeep waits, reason=%s", e.getMessage());
            }
            away = true;
        }
    }
}
