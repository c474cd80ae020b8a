package dev.tandem.metrics;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/** Does every {@link Chore} in turns until nothing is left of any, again and again; those of articles apart from others. */
@ApplicationScoped
class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final List<Chore> ofFacts;
    private final List<Chore> ofArticles;
    private volatile boolean away;

    Upkeep(@All List<Chore> chores) {
        ofFacts = chores.stream().filter(chore -> !chore.ofArticles()).toList();
        ofArticles = chores.stream().filter(Chore::ofArticles).toList();
    }

    @Scheduled(every = "${tandem.metrics.upkeep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void keepFacts() {
        run(ofFacts);
    }

    @Scheduled(every = "${tandem.metrics.upkeep.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void keepArticles() {
        run(ofArticles);
    }

    private void run(List<Chore> chores) {
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
