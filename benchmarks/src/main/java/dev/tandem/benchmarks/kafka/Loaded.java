package dev.tandem.benchmarks.kafka;

import dev.tandem.benchmarks.truth.Answers;
import dev.tandem.benchmarks.truth.Truth;
import dev.tandem.benchmarks.workload.Plan;
import dev.tandem.benchmarks.workload.Workload;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Topic;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * A workload that lies on the topic, and what is true of it.
 *
 * @param events how many records there are
 * @param episodes how many episodes they tell of
 * @param truth the right answers
 */
public record Loaded(Plan plan, long events, long episodes, Answers truth) {

    /** Makes the workload, puts it onto the topic and works out its truth, all in one pass. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every failure
    public static Loaded onto(String bootstrapServers, Plan plan) {
        Truth truth = new Truth(Workload.HORIZON);
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = Clients.producer(bootstrapServers)) {
            for (CloudEvent event : new Workload(plan)) {
                truth.add(event);
                producer.send(Wire.of(event, Topic.METRICS.topicName()), (metadata, exception) -> {
                    if (exception != null) {
                        failure.set(exception);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("not everything was written", failure.get());
        }
        Answers answers = truth.answers();
        return new Loaded(plan, truth.events(), truth.episodes(), answers);
    }
}
