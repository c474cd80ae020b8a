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
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
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
    private final InFlight inFlight;
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
        this.inFlight = new InFlight(config.maxBytesInFlight());
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
    public Entry begin() {
        Producer<byte[], byte[]> producer =
                clients.<byte[], byte[]>getProducer(CHANNEL).unwrap();
        return new KafkaEntry(new Delivery(producer, inFlight, config.roomTimeout(), config.confirmationTimeout()));
    }

    /** The records of one request. */
    private final class KafkaEntry implements Entry {
        private final Delivery delivery;
        private int events;

        KafkaEntry(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public void add(AcceptedEvent event) {
            events++;
            send(Records.of(event));
        }

        @Override
        public void add(Refusal refusal) {
            send(Records.of(refusal));
        }

        private void send(ProducerRecord<byte[], byte[]> message) {
            try {
                delivery.send(message);
            } catch (EventLogUnavailableException e) {
                throw told(e);
            }
        }

        @Override
        public void finish() {
            try {
                delivery.await();
            } catch (EventLogUnavailableException e) {
                throw told(e);
            }
            accepted.increment(events);
            refused.increment(delivery.size() - events);
        }

        private EventLogUnavailableException told(EventLogUnavailableException e) {
            LOG.warnf("Kafka did not confirm %d records: %s", delivery.size(), String.valueOf(e.getCause()));
            return e;
        }

        @Override
        public void close() {
            delivery.close();
        }
    }
}
