package dev.tandem.metrics.kafka;

import dev.tandem.metrics.ChangedCell;
import dev.tandem.metrics.ChangedCells;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Publishes changed cells. */
@Singleton
class IndicatorPublisher extends Publisher<ChangedCell> {
    IndicatorPublisher(ChangedCells cells, IndicatorTopic topic, PublishingConfig config, MeterRegistry meters) {
        super(IndicatorRecords.TOPIC, cells, topic, config, meters.counter("tandem.metrics.indicators.published"));
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
