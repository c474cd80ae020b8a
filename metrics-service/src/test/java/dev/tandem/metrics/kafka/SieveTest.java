package dev.tandem.metrics.kafka;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Violation;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refused;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.kafka.Sieve.Sifted;
import dev.tandem.metrics.kafka.Sieve.Unstorable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SieveTest {
    private final AllOrNothing store = new AllOrNothing();
    private final Sieve sieve = new Sieve(store);

    @Test
    void storesABatchInOneGoWhenNothingIsWrong() throws Exception {
        List<CloudEvent> batch = events(0, 100);

        Sifted sifted = sieve.store(batch);

        assertThat(sifted.unstorable()).isEmpty();
        assertThat(store.stored).isEqualTo(batch);
        assertThat(store.calls).isEqualTo(1);
    }

    @Test
    void findsTheOneEventThatCannotBeStoredAndStoresTheOthersInOrder() throws Exception {
        List<CloudEvent> batch = events(0, 100);
        CloudEvent poison = batch.get(37);
        store.poison = poison::equals;

        Sifted sifted = sieve.store(batch);

        assertThat(sifted.unstorable()).extracting(Unstorable::event).containsExactly(poison);
        assertThat(store.stored).hasSize(99).doesNotContain(poison).isSubsetOf(batch);
        // 7 levels of halves, two tries a level at most
        assertThat(store.calls).isLessThanOrEqualTo(15);
    }

    @Test
    void keepsWhatTheStoreRefusesApartFromWhatItCannotStore() throws Exception {
        List<CloudEvent> batch = events(0, 10);
        store.poison = batch.get(3)::equals;
        store.ruledOut = batch.get(8)::equals;

        Sifted sifted = sieve.store(batch);

        assertThat(sifted.refused()).extracting(Refused::event).containsExactly(batch.get(8));
        assertThat(sifted.unstorable()).extracting(Unstorable::event).containsExactly(batch.get(3));
    }

    @Test
    void givesUpWhenEveryEventOfALargeBatchFailsAlone() {
        store.poison = event -> true;

        assertThatThrownBy(() -> sieve.store(events(0, 20))).isInstanceOf(NothingStorableException.class);
    }

    @Test
    void setsAsideASmallBatchThatFailsWholeButNotManyOfThemInARow() throws Exception {
        store.poison = event -> true;

        assertThat(sieve.store(events(0, 19)).unstorable()).hasSize(19);
        assertThatThrownBy(() -> sieve.store(events(19, 20))).isInstanceOf(NothingStorableException.class);
    }

    @Test
    void startsCountingAnewOnceSomethingWasStored() throws Exception {
        store.poison = event -> event.id().startsWith("bad");
        List<CloudEvent> bad =
                IntStream.range(0, 19).mapToObj(i -> event("bad-" + i)).toList();

        sieve.store(bad);
        sieve.store(events(0, 1));

        assertThat(sieve.store(bad).unstorable()).hasSize(19);
    }

    @Test
    void blamesNoEventWhileTheStoreIsAway() {
        store.away = true;

        assertThatThrownBy(() -> sieve.store(events(0, 100))).isInstanceOf(StoreUnavailableException.class);
        assertThat(store.calls).isEqualTo(1);
    }

    private static List<CloudEvent> events(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> event("e-" + i)).toList();
    }

    private static CloudEvent event(String id) {
        return new CloudEvent(
                id, "urn:test", START, null, episode().of("acme", id).build());
    }

    /** Stores a batch or nothing of it, like a transaction. */
    private static final class AllOrNothing implements FactStore {
        private final List<CloudEvent> stored = new ArrayList<>();
        private Predicate<CloudEvent> poison = event -> false;
        private Predicate<CloudEvent> ruledOut = event -> false;
        private boolean away;
        private int calls;

        @Override
        public List<Refused> store(List<CloudEvent> batch) throws StoreUnavailableException {
            calls++;
            if (away) {
                throw new StoreUnavailableException(new IllegalStateException("away"));
            }
            if (batch.stream().anyMatch(poison)) {
                throw new IllegalStateException("a statement of ours is wrong");
            }
            stored.addAll(batch);
            return batch.stream()
                    .filter(ruledOut)
                    .map(event -> new Refused(event, new Violation("", "is ruled out")))
                    .toList();
        }
    }
}
