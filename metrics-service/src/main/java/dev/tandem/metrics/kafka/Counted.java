package dev.tandem.metrics.kafka;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventType;
import dev.tandem.metrics.kafka.Sieve.Sifted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What this process counted and refused since it started, as figures for Prometheus; operations.md says what each means. */
@Singleton
class Counted {
    private static final String REFUSED = "tandem.metrics.events.refused";

    private final Map<EventType, Counter> stored = new EnumMap<>(EventType.class);
    private final Counter unreadable;
    private final Counter ruledOut;
    private final Counter unstorable;
    private final Timer batches;
    private final DistributionSummary sizes;

    Counted(MeterRegistry meters) {
        for (EventType type : EventType.values()) {
            stored.put(
                    type,
                    Counter.builder("tandem.metrics.events.stored")
                            .description("Events that are counted, also those that were before")
                            .tag("type", type.typeName())
                            .register(meters));
        }
        unreadable = refused(meters, "unreadable");
        ruledOut = refused(meters, "rule");
        unstorable = refused(meters, "unstorable");
        batches = Timer.builder("tandem.metrics.batch")
                .description("From the first statement of a batch to its last commit")
                .serviceLevelObjectives(
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofMillis(2500),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30))
                .register(meters);
        sizes = DistributionSummary.builder("tandem.metrics.batch.events")
                .description("Events of a batch")
                .serviceLevelObjectives(1, 10, 100, 500, 1000, 2000, 3000, 5000, 10_000)
                .register(meters);
    }

    private static Counter refused(MeterRegistry meters, String reason) {
        return Counter.builder(REFUSED)
                .description("Records that are set aside")
                .tag("reason", reason)
                .register(meters);
    }

    /** A batch is done. */
    void batch(List<CloudEvent> events, Sifted sifted, int unreadableRecords, long nanos) {
        Map<EventType, Integer> byType = new EnumMap<>(EventType.class);
        events.forEach(event -> byType.merge(event.type(), 1, Integer::sum));
        sifted.refused().forEach(refused -> byType.merge(refused.event().type(), -1, Integer::sum));
        sifted.unstorable().forEach(one -> byType.merge(one.event().type(), -1, Integer::sum));
        byType.forEach((type, count) -> Objects.requireNonNull(stored.get(type)).increment(count));
        unreadable.increment(unreadableRecords);
        ruledOut.increment(sifted.refused().size());
        unstorable.increment(sifted.unstorable().size());
        if (!events.isEmpty()) {
            batches.record(Duration.ofNanos(nanos));
            sizes.record(events.size());
        }
    }

    /** One event is counted outside of a batch. */
    void stored(EventType type) {
        Objects.requireNonNull(stored.get(type)).increment();
    }

    /** One record cannot be read. */
    void unreadable() {
        unreadable.increment();
    }

    /** One event cannot be stored. */
    void unstorable() {
        unstorable.increment();
    }
}
