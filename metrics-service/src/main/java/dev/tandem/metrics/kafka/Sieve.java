package dev.tandem.metrics.kafka;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refused;
import dev.tandem.metrics.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores batches. An event that cannot be stored, for a reason that nobody foresaw, does not keep the others from it: the
 * batch is tried again in halves until that event is alone. One consumer uses it.
 */
final class Sieve {
    private final FactStore facts;
    private final FailuresInARow failures = new FailuresInARow();

    Sieve(FactStore facts) {
        this.facts = facts;
    }

    /** An event that cannot be stored even alone. */
    record Unstorable(CloudEvent event, RuntimeException cause) {}

    /** What of a batch was not stored. */
    record Sifted(List<Refused> refused, List<Unstorable> unstorable) {
        Sifted() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * Returns once everything else of the batch is stored.
     *
     * @throws StoreUnavailableException when the store cannot be reached now; a part of the batch may be stored, and
     *     the whole can be tried again
     * @throws NothingStorableException when it is not about single events
     */
    Sifted store(List<CloudEvent> batch) throws StoreUnavailableException {
        Sifted sifted = new Sifted();
        if (batch.isEmpty()) {
            return sifted;
        }
        sift(batch, sifted);
        List<Unstorable> unstorable = sifted.unstorable();
        if (unstorable.size() < batch.size()) {
            failures.stored();
        } else {
            failures.failed(unstorable.size(), unstorable.get(0).cause());
        }
        return sifted;
    }

    private void sift(List<CloudEvent> batch, Sifted sifted) throws StoreUnavailableException {
        try {
            sifted.refused().addAll(facts.store(batch));
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                sifted.unstorable().add(new Unstorable(batch.get(0), e));
                return;
            }
            int half = batch.size() / 2;
            sift(batch.subList(0, half), sifted);
            sift(batch.subList(half, batch.size()), sifted);
        }
    }
}
