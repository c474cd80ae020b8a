package dev.tandem.metrics.kafka;

import dev.tandem.events.Article;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Violation;
import dev.tandem.metrics.Articles;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refusal;
import dev.tandem.metrics.Refusals;
import dev.tandem.metrics.Refused;
import dev.tandem.metrics.Replay;
import dev.tandem.metrics.StoreUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** Reads what was refused from its topic again. */
@ApplicationScoped
class KafkaReplay implements Replay {
    private static final Logger LOG = Logger.getLogger(KafkaReplay.class);
    private static final String OURS = "metrics";

    private final Refusals refusals;
    private final FactStore facts;
    private final Articles articles;
    private final KafkaClients clients;
    private final KafkaConfig config;
    private final Clock clock;

    KafkaReplay(
            Refusals refusals,
            FactStore facts,
            Articles articles,
            KafkaClients clients,
            KafkaConfig config,
            Clock clock) {
        this.refusals = refusals;
        this.facts = facts;
        this.articles = articles;
        this.clients = clients;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Outcome replay(long id) throws StoreUnavailableException {
        Optional<Refusal> found = refusals.find(id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Refusal refusal = found.get();
        Optional<Coordinates> place =
                refusal.coordinates() == null || !refusal.stage().equals(OURS)
                        ? Optional.empty()
                        : Coordinates.parse(refusal.coordinates());
        if (place.isEmpty()) {
            return new Outcome.NeverLogged();
        }
        Optional<ConsumerRecord<byte[], byte[]>> record;
        try (RecordReader reader = new RecordReader(clients.reader(), config.timeout())) {
            record = reader.at(place.get());
        } catch (KafkaException e) {
            LOG.warnf("a replay waits for Kafka, at=%s, reason=%s", place.get(), Untold.innermost(e));
            return new Outcome.LogAway();
        }
        return record.isEmpty() ? new Outcome.Gone() : count(id, record.get());
    }

    private Outcome count(long id, ConsumerRecord<byte[], byte[]> record) throws StoreUnavailableException {
        Received received = Received.of(record);
        if (received instanceof Received.Unreadable unreadable) {
            return new Outcome.StillRefused(unreadable.violations());
        }
        List<Violation> violations = store(record, ((Received.Event) received).event());
        if (!violations.isEmpty()) {
            return new Outcome.StillRefused(violations);
        }
        refusals.replayed(id, clock.instant());
        LOG.infof("what was refused is counted, refusal=%d, at=%s", id, Coordinates.of(record));
        return new Outcome.Counted();
    }

    private List<Violation> store(ConsumerRecord<byte[], byte[]> record, CloudEvent event)
            throws StoreUnavailableException {
        try {
            if (event.data() instanceof Article article) {
                articles.keep(article);
                return List.of();
            }
            return facts.store(List.of(event)).stream().map(Refused::violation).toList();
        } catch (RuntimeException e) {
            LOG.errorf(Untold.of(e), "an event still cannot be stored, at=%s", Coordinates.of(record));
            return List.of(RefusalProducer.UNSTORABLE);
        }
    }
}
