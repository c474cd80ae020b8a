package dev.tandem.metrics.web;

import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.CheckLog;
import dev.tandem.metrics.web.ReportService.Page;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Asks from time to time what own numbers say about claims, and has it kept when that changed. */
@Singleton
class Checking {
    private static final Logger LOG = Logger.getLogger(Checking.class);

    private final ReportService report;
    private final CheckLog log;
    private final Optional<URI> address;
    private volatile boolean stopping;
    private volatile boolean away;

    Checking(ReportService report, CheckLog log, ChecksConfig config) {
        this.report = report;
        this.log = log;
        this.address = config.report();
    }

    @Scheduled(every = "${tandem.metrics.checks.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (address.isPresent()) {
            check(address.get());
        }
    }

    /** Looks at every claim about an organisation whose data is here; what fails is looked at the next time. */
    void check(URI from) {
        try {
            Optional<CheckLog.Round> begun = log.begin();
            if (begun.isPresent()) {
                try (CheckLog.Round round = begun.get()) {
                    for (String organisation : round.organisations()) {
                        check(from, round, organisation);
                    }
                }
            }
            away = false;
        } catch (StoreUnavailableException | ReportUnavailableException e) {
            if (!away && !stopping) {
                LOG.warnf("what own numbers say about claims is not known now, reason=%s", e.getMessage());
            }
            away = true;
        }
    }

    private void check(URI from, CheckLog.Round round, String organisation)
            throws StoreUnavailableException, ReportUnavailableException {
        @Nullable String next = null;
        do {
            Page page = report.checks(from, organisation, next);
            int turned = round.note(page.checked());
            if (turned > 0) {
                LOG.infof(
                        "own numbers say something else about claims, organisation=%s, claims=%d",
                        organisation, turned);
            }
            next = page.next();
        } while (next != null && !stopping);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
