package dev.tandem.ingest.kafka;

import dev.tandem.ingest.AcceptedEvent;
import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.EventLogUnavailableException;
import dev.tandem.ingest.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/**
 * The event log on Kafka. It uses the producer of the channel {@code events} directly: one callback a record costs a
 * fraction of one message of the channel.
 */
@Singleton
class KafkaEventLog implements EventLog {
    private static final Logger LOG = Logger.getLogger(KafkaEventLog.class);
    private static final String CHANNEL = "events";

    private final KafkaClientService clients;
    private final KafkaConfig config;
    private final Counter accepted;
    private final Counter refused;

    /** @param channel not used, but without anyone who injects it the channel and its producer would not exist */
    KafkaEventLog(
            KafkaClientService clients,
            @Channel(CHANNEL) MutinyEmitter<byte[]> channel,
            KafkaConfig config,
            MeterRegistry meters) {
        this.clients = clients;
        this.config = config;
        this.accepted = counter(meters, "accepted");
        this.refused = counter(meters, "refused");
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("tandem.ingest.events")
                .description("Events that are safe in the event log")
                .tag("outcome", outcome)
                .register(meters);
    }

    @Override
    public void append(List<AcceptedEvent> acceptedEvents, List<Refusal> refusals) {
        Producer<byte[], byte[]> producer =
                clients.<byte[], byte[]>getProducer(CHANNEL).unwrap();
        Delivery delivery = new Delivery(acceptedEvents.size() + refusals.size());
        acceptedEvents.forEach(event -> delivery.send(producer, Records.of(event)));
        refusals.forEach(refusal -> delivery.send(producer, Records.of(refusal)));
        try {
            delivery.await(config.confirmationTimeout());
        } catch (EventLogUnavailableException e) {
            LOG.warnf("Kafka did not confirm %d records: %s", delivery.size(), String.valueOf(e.getCause()));
            throw e;
        }
        accepted.increment(acceptedEvents.size());
        refused.increment(refusals.size());
    }
}
