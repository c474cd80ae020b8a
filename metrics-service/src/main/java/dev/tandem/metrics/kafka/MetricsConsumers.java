package dev.tandem.metrics.kafka;

import dev.tandem.metrics.FactStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.kafka.KafkaCDIEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;

/** The consumers of this process, from its start to its end. */
@ApplicationScoped
class MetricsConsumers {
    /** A batch that takes longer is given up: it is undone, and comes again. */
    private static final Duration LAST_BATCH = Duration.ofSeconds(20);

    private final KafkaClients clients;
    private final KafkaConfig config;
    private final FactStore facts;
    private final RefusalProducer refusals;
    private final Counted counted;
    private final Patience patience;
    private final KafkaCDIEvents made;
    private final List<MetricsConsumer> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    MetricsConsumers(
            KafkaClients clients,
            KafkaConfig config,
            FactStore facts,
            RefusalProducer refusals,
            Counted counted,
            Patience patience,
            KafkaCDIEvents made) {
        this.clients = clients;
        this.config = config;
        this.facts = facts;
        this.refusals = refusals;
        this.counted = counted;
        this.patience = patience;
        this.made = made;
    }

    void start(@Observes StartupEvent event) {
        for (int number = 1; number <= config.consumers(); number++) {
            MetricsConsumer consumer = consumer("metrics-" + number);
            Thread thread = new Thread(consumer, consumer.name());
            thread.setDaemon(true);
            consumers.add(consumer);
            threads.add(thread);
            thread.start();
        }
    }

    /** A further member of the group, which does nothing until it is run. */
    MetricsConsumer consumer(String name) {
        return new MetricsConsumer(name, () -> connect(name), new Batches(facts, refusals, counted), patience);
    }

    private Consumer<byte[], byte[]> connect(String name) {
        Consumer<byte[], byte[]> consumer = clients.groupMember(name);
        // lets Kafka's own figures of the client appear beside ours
        made.consumer().fire(consumer);
        return consumer;
    }

    /** Those that ended although nobody told them to. */
    List<MetricsConsumer> ended() {
        return consumers.stream().filter(consumer -> consumer.failure() != null).toList();
    }

    void stop(@Observes ShutdownEvent event) {
        consumers.forEach(MetricsConsumer::stop);
        long end = System.nanoTime() + LAST_BATCH.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread.interrupt();
        }
    }
}
