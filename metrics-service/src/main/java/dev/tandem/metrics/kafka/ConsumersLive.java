package dev.tandem.metrics.kafka;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive means that every consumer runs, or waits for the database or Kafka, which a restart would not bring back. Lag
 * never counts: a restart would only add to it.
 */
@Liveness
@Singleton
class ConsumersLive implements HealthCheck {
    private final MetricsConsumers consumers;

    ConsumersLive(MetricsConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("consumers");
        for (MetricsConsumer consumer : consumers.ended()) {
            Throwable failure = consumer.failure();
            if (failure != null) {
                answer.withData(consumer.name(), failure.getClass().getSimpleName());
            }
        }
        return answer.status(consumers.ended().isEmpty()).build();
    }
}
