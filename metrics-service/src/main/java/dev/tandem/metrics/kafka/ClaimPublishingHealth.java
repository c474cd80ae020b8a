package dev.tandem.metrics.kafka;

import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** How far publishing of claims is behind. Always up, too. */
@Wellness
@Singleton
class ClaimPublishingHealth implements HealthCheck {
    private final ClaimPublisher publisher;

    ClaimPublishingHealth(ClaimPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return PublishingHealth.response(ClaimRecords.TOPIC, publisher.state());
    }
}
