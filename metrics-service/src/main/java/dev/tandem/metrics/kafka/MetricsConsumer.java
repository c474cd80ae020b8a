package dev.tandem.metrics.kafka;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Counts what comes, a batch at a time. */
@ApplicationScoped
class MetricsConsumer {
    private final FactStore facts;
    private final RefusalProducer refusals;
    private final Patience patience;
    private final Counter counted;
    private final Counter refused;
    private final Timer batches;

    MetricsConsumer(FactStore facts, RefusalProducer refusals, Patience patience, MeterRegistry meters) {
        this.facts = facts;
        this.refusals = refusals;
        this.patience = patience;
        this.counted = meters.counter("tandem.metrics.events.stored");
        this.refused = meters.counter("tandem.metrics.events.refused");
        this.batches = meters.timer("tandem.metrics.batch");
    }

    /** Returns once the batch is stored, whole; only then its offsets are committed. */
    @Incoming("metrics")
    @Blocking
    public void consume(ConsumerRecords<byte[], byte[]> records) {
        List<CloudEvent> events = new ArrayList<>(records.count());
        IdentityHashMap<CloudEvent, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>();
        List<RefusalProducer.Refused> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Received received = Received.of(record);
            if (received instanceof Received.Event event) {
                events.add(event.event());
                origins.put(event.event(), record);
            } else if (received instanceof Received.Unreadable unread) {
                unreadable.add(RefusalProducer.Refused.of(record, unread));
            }
        }
        List<Refused> conflicts = batches.record(() -> patience.until(() -> facts.store(events)));
        for (Refused conflict : conflicts) {
            unreadable.add(RefusalProducer.Refused.conflict(
                    Objects.requireNonNull(origins.get(conflict.event())), conflict.event()));
        }
        refusals.send(unreadable);
        counted.increment(events.size() - conflicts.size());
        refused.increment(unreadable.size());
    }
}
