package dev.tandem.metrics.kafka;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refused;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.kafka.RefusalProducer.SetAside;
import dev.tandem.metrics.kafka.Sieve.Sifted;
import dev.tandem.metrics.kafka.Sieve.Unstorable;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Counts what a batch of records holds and sets aside what cannot be counted. One consumer uses it. */
final class Batches {
    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final Sieve sieve;
    private final RefusalProducer refusals;
    private final Counted counted;

    Batches(FactStore facts, RefusalProducer refusals, Counted counted) {
        this.sieve = new Sieve(facts);
        this.refusals = refusals;
        this.counted = counted;
    }

    /**
     * Returns once every record is stored, or set aside with the broker's word for it. Whatever is thrown, the same
     * records can be taken again: what is stored already counts once.
     *
     * @throws StoreUnavailableException when the database cannot be reached now
     * @throws KafkaUnavailableException when something has to be set aside and Kafka does not take it now
     * @throws NothingStorableException when nothing can be stored, for a reason that is not in the events
     */
    void take(ConsumerRecords<byte[], byte[]> records) throws StoreUnavailableException, KafkaUnavailableException {
        List<CloudEvent> events = new ArrayList<>(records.count());
        IdentityHashMap<CloudEvent, ConsumerRecord<byte[], byte[]>> origins = new IdentityHashMap<>(records.count());
        List<SetAside> setAside = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Received received = Received.of(record);
            if (received instanceof Received.Event event) {
                events.add(event.event());
                origins.put(event.event(), record);
            } else if (received instanceof Received.Unreadable unreadable) {
                setAside.add(SetAside.of(record, unreadable));
            }
        }
        int unreadable = setAside.size();
        long began = System.nanoTime();
        Sifted sifted = sieve.store(events);
        long nanos = System.nanoTime() - began;
        for (Refused refused : sifted.refused()) {
            setAside.add(SetAside.of(
                    Objects.requireNonNull(origins.get(refused.event())), refused.event(), refused.violation()));
        }
        for (Unstorable unstorable : sifted.unstorable()) {
            setAside.add(
                    SetAside.unstorable(Objects.requireNonNull(origins.get(unstorable.event())), unstorable.event()));
        }
        refusals.send(setAside);
        tell(sifted.unstorable(), origins);
        counted.batch(events, sifted, unreadable, nanos);
    }

    /** A line an event, and the first one's stack: the others of a batch mostly fail in the same place. */
    private static void tell(
            List<Unstorable> unstorable, IdentityHashMap<CloudEvent, ConsumerRecord<byte[], byte[]>> origins) {
        boolean first = true;
        for (Unstorable one : unstorable) {
            String coordinates = Coordinates.of(Objects.requireNonNull(origins.get(one.event())))
                    .toString();
            LOG.errorf(
                    first ? Untold.of(one.cause()) : null,
                    "an event cannot be stored and is set aside, at=%s, type=%s, reason=%s",
                    coordinates,
                    one.event().type().typeName(),
                    Untold.innermost(one.cause()));
            first = false;
        }
    }
}
