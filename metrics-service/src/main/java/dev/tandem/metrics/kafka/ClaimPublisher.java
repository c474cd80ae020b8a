package dev.tandem.metrics.kafka;

import dev.tandem.metrics.ledger.ChangedClaim;
import dev.tandem.metrics.ledger.ChangedClaims;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Publishes changed claims. */
@Singleton
class ClaimPublisher extends Publisher<ChangedClaim> {
    ClaimPublisher(ChangedClaims claims, ClaimTopic topic, PublishingConfig config, MeterRegistry meters) {
        super(ClaimRecords.TOPIC, claims, topic, config, meters.counter("tandem.metrics.claims.published"));
    }

    @Override
    @Scheduled(every = "${tandem.metrics.publishing.every}", concurrentExecution = ConcurrentExecution.SKIP)
    void publish() {
        super.publish();
    }

    void stop(@Observes ShutdownEvent event) {
        stop();
    }
}
