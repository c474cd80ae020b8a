package dev.tandem.metrics.kafka;

import dev.tandem.events.Topic;
import dev.tandem.metrics.Changes;
import dev.tandem.metrics.kafka.Lag.Behind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** How things stand, as figures for Prometheus; operations.md says what each means. */
@ApplicationScoped
class Gauges {
    private static final double MILLIS = 1000;

    private final Lag lag;
    private final Patience patience;
    private final MetricsConsumers consumers;
    private final Clock clock;
    private final IndicatorPublisher publisher;
    private final MeterRegistry meters;
    private final List<Meter> registered = new ArrayList<>();

    Gauges(
            Lag lag,
            Patience patience,
            MetricsConsumers consumers,
            Clock clock,
            IndicatorPublisher publisher,
            MeterRegistry meters) {
        this.lag = lag;
        this.patience = patience;
        this.consumers = consumers;
        this.clock = clock;
        this.publisher = publisher;
        this.meters = meters;
    }

    /** The registry outlives the service where that is started again in the same process. */
    @PreDestroy
    void remove() {
        registered.forEach(meters::remove);
    }

    void register(@Observes StartupEvent event) {
        for (Topic topic : Lag.READ) {
            registered.add(Gauge.builder("tandem.metrics.lag.events", () -> of(topic, Behind::events))
                    .description("Records of the topic that the group has not processed")
                    .tag("topic", topic.topicName())
                    .register(meters));
            registered.add(Gauge.builder(
                            "tandem.metrics.oldest.unprocessed",
                            () -> of(topic, behind -> seconds(behind.age(clock.instant()))))
                    .description("How long the oldest of them has waited")
                    .baseUnit("seconds")
                    .tag("topic", topic.topicName())
                    .register(meters));
        }
        registered.add(Gauge.builder("tandem.metrics.database.away", this::databaseAway)
                .description("How long events have waited for the database")
                .baseUnit("seconds")
                .register(meters));
        registered.add(Gauge.builder(
                        "tandem.metrics.consumers.stopped",
                        () -> consumers.ended().size())
                .description("Consumers of this process that ended although nobody told them to")
                .register(meters));
        registered.add(Gauge.builder("tandem.metrics.indicators.behind", this::revisionsBehind)
                .description("Revisions of cells that are not published yet")
                .register(meters));
    }

    private double revisionsBehind() {
        Changes.Progress progress = publisher.state().progress();
        return Math.max(0, progress.newest() - progress.published());
    }

    /** Not a number while Kafka does not tell. */
    private double of(Topic topic, ToDoubleFunction<Behind> figure) {
        Map<Topic, Behind> behind = lag.behind();
        return behind == null ? Double.NaN : figure.applyAsDouble(Objects.requireNonNull(behind.get(topic)));
    }

    private double databaseAway() {
        Instant since = patience.waitingSince();
        return since == null ? 0 : seconds(Duration.between(since, clock.instant()));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
