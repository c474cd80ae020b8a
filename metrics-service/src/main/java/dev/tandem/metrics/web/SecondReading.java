package dev.tandem.metrics.web;

import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.SecondReadings;
import dev.tandem.metrics.ledger.SecondReadings.Pending;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Has a second reader read articles, one after the other, where there is one. */
@Singleton
class SecondReading {
    private static final Logger LOG = Logger.getLogger(SecondReading.class);

    private final SecondReader reader;
    private final SecondReadings readings;
    private final SecondReaderConfig config;
    private final Counter proposed;
    private final Counter dropped;
    private final Counter unusable;
    private volatile boolean stopping;
    private volatile boolean away;

    SecondReading(SecondReader reader, SecondReadings readings, SecondReaderConfig config, MeterRegistry meters) {
        this.reader = reader;
        this.readings = readings;
        this.config = config;
        this.proposed = meters.counter("tandem.metrics.second.reader.proposed");
        this.dropped = meters.counter("tandem.metrics.second.reader.dropped");
        this.unusable = meters.counter("tandem.metrics.second.reader.unusable");
    }

    @Scheduled(every = "${tandem.metrics.second-reader.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        if (config.url().isPresent() && config.model().isPresent()) {
            read(config.url().get(), config.model().get());
        }
    }

    /** Reads until nothing is left or the reader is away. */
    void read(URI endpoint, String model) {
        try {
            boolean more = true;
            while (more && !stopping) {
                Optional<Pending> pending = readings.next(model);
                more = pending.isPresent() && read(endpoint, model, pending.get());
            }
        } catch (StoreUnavailableException e) {
            away("the database is away: " + e.getMessage());
        }
    }

    /** Whether the next one may be asked for. */
    private boolean read(URI endpoint, String model, Pending pending) throws StoreUnavailableException {
        Outcome outcome = reader.read(endpoint, model, pending.article());
        if (outcome instanceof Outcome.Away none) {
            readings.giveBack(pending);
            away(none.reason());
            return false;
        }
        away = false;
        if (outcome instanceof Outcome.Unusable none) {
            unusable.increment();
            LOG.warnf("a second reading is of no use, article=%s, reason=%s", pending.id(), none.reason());
            return true;
        }
        Outcome.Read read = (Outcome.Read) outcome;
        proposed.increment(readings.keep(pending, model, read.proposals()));
        dropped.increment(read.dropped());
        return true;
    }

    private void away(String reason) {
        if (!away && !stopping) {
            LOG.warnf("articles wait for a second reading, reason=%s", reason);
        }
        away = true;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
