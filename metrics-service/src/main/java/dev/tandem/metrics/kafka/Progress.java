package dev.tandem.metrics.kafka;

import dev.tandem.events.Topic;
import dev.tandem.metrics.kafka.Lag.Behind;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether events are being counted, and how far behind that is. It belongs to wellness, which neither restarts a pod nor
 * takes requests from it, and lag alone is not ill: after an import, or while the database was away, it is as it should be.
 */
@Wellness
@Singleton
class Progress implements HealthCheck {
    private final Lag lag;
    private final Patience patience;
    private final MetricsConsumers consumers;
    private final Clock clock;

    Progress(Lag lag, Patience patience, MetricsConsumers consumers, Clock clock) {
        this.lag = lag;
        this.patience = patience;
        this.consumers = consumers;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("progress");
        Map<Topic, Behind> behind = lag.behind();
        Instant now = clock.instant();
        if (behind != null) {
            behind.forEach((topic, one) -> answer.withData(topic.topicName() + " lag", one.events())
                    .withData(
                            topic.topicName() + " oldest unprocessed seconds",
                            one.age(now).toSeconds()));
        }
        Instant askedAt = lag.askedAt();
        if (askedAt != null) {
            answer.withData("lag as of", askedAt.toString());
        }
        Instant away = patience.waitingSince();
        if (away != null) {
            answer.withData("database away since", away.toString());
        }
        int stopped = consumers.ended().size();
        answer.withData("consumers stopped", stopped);
        boolean asked = behind != null || askedAt == null;
        return answer.status(asked && away == null && stopped == 0).build();
    }
}
