package dev.tandem.metrics;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Lets facts count otherwise once they turned true by waiting. */
@ApplicationScoped
class Maturing {
    private static final Logger LOG = Logger.getLogger(Maturing.class);

    private final FactStore facts;

    Maturing(FactStore facts) {
        this.facts = facts;
    }

    @Scheduled(every = "${tandem.metrics.maturing.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void mature() {
        try {
            int matured = 0;
            for (int some = facts.mature(); some > 0; some = facts.mature()) {
                matured += some;
            }
            if (matured > 0) {
                LOG.infof("facts counted anew after waiting, facts=%d", matured);
            }
        } catch (StoreUnavailableException e) {
            LOG.warnf("the database is away, facts will be counted anew later, reason=%s", e.getMessage());
        }
    }
}
