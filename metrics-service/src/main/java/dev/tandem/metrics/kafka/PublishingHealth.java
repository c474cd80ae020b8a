package dev.tandem.metrics.kafka;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** How far publishing of cells is behind. Always up: what waits there is not lost and stops nothing else. */
@Wellness
@Singleton
class PublishingHealth implements HealthCheck {
    private final IndicatorPublisher publisher;

    PublishingHealth(IndicatorPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return response(IndicatorRecords.TOPIC, publisher.state());
    }

    static HealthCheckResponse response(String topic, Publisher.State state) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(topic)
                .up()
                .withData("published", state.progress().published())
                .withData("newest", state.progress().newest());
        if (state.behindSince() != null) {
            response.withData("behindSince", state.behindSince().toString());
        }
        if (state.failure() != null) {
            response.withData("failing", true);
        }
        return response.build();
    }
}
