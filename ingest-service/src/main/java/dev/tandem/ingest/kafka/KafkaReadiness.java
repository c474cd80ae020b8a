package dev.tandem.ingest.kafka;

import dev.tandem.events.Topic;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/** Ready means that Kafka answers and holds the topics that are written here. */
@Readiness
@Singleton
class KafkaReadiness implements HealthCheck {
    private static final String NAME = "Kafka";
    private static final List<String> TOPICS = Stream.of(Topic.METRICS, Topic.ARTICLES, Topic.REJECTED)
            .map(Topic::topicName)
            .toList();

    private final Map<String, Object> settings;
    private final Duration timeout;
    private @Nullable Admin admin;

    KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> settings, KafkaConfig config) {
        this.settings = new HashMap<>(settings);
        this.settings.keySet().retainAll(AdminClientConfig.configNames());
        this.settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        this.timeout = config.readinessTimeout();
    }

    @Override
    public HealthCheckResponse call() {
        try {
            admin().describeTopics(TOPICS).allTopicNames().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return HealthCheckResponse.up(NAME);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return HealthCheckResponse.down(NAME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HealthCheckResponse.down(NAME);
        }
    }

    /** Made on first use, since a broker whose name cannot be resolved yet must not stop the start. */
    private synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            known = Admin.create(settings);
            admin = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
