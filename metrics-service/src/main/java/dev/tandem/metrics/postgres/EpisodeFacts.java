package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.FeedbackSums;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Slice;
import dev.tandem.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Merges what came into what is known of episodes, and says what that changes in the sums. New facts, by far the most,
 * are told by their keys alone and written once; only what is known is read.
 */
@ApplicationScoped
class EpisodeFacts {
    private final KeyTable keys;
    private final EpisodeTable table;
    private final FeedbackTable feedback;
    private final SliceTable slices;
    private final Months months;

    EpisodeFacts(KeyTable keys, EpisodeTable table, FeedbackTable feedback, SliceTable slices, Months months) {
        this.keys = keys;
        this.table = table;
        this.feedback = feedback;
        this.slices = slices;
        this.months = months;
    }

    /**
     * The newest snapshot of an episode in the batch, and the event that brought it.
     *
     * @param resolvedBy when the first of its snapshots in the batch said that it is resolved
     */
    private record Arrival(
            Snapshot snapshot,
            CloudEvent event,
            @Nullable Hash customer,
            @Nullable Instant resolvedBy) {
        Arrival resolvedBy(@Nullable Instant at) {
            return new Arrival(snapshot, event, customer, EpisodeFact.earliest(resolvedBy, at));
        }
    }

    void store(List<CloudEvent> events, FeedbackChanges said, Batch batch) throws SQLException {
        Map<FactKey, Arrival> newest = newest(events, batch);
        Map<FactKey, KeyTable.Place> places = prepare(newest, batch);
        List<KeyTable.Claim> claims = claims(newest.keySet(), said.episodes(), places);
        if (claims.isEmpty()) {
            return;
        }
        keys.prepare(batch.connection());
        Set<FactKey> fresh = keys.claim(batch.connection(), claims);
        Writing writing = new Writing(batch);
        Set<FactKey> known = new HashSet<>();
        for (KeyTable.Claim claim : claims) {
            Arrival arrival = newest.get(claim.key());
            if (!fresh.contains(claim.key())) {
                known.add(claim.key());
            } else if (arrival != null) {
                EpisodeFact unseen = unseen(arrival.snapshot().key(), batch);
                EpisodeFact fact = unseen.with(arrival.snapshot())
                        .resolvedBy(arrival.resolvedBy())
                        .with(FeedbackSums.of(said.added(claim.key())));
                writing.add(claim.key(), Objects.requireNonNull(places.get(claim.key())), fact, arrival);
                batch.unsettled()
                        .changed(claim.key().organisation(), null, null, arrival.snapshot(), arrival.customer());
                batch.deltas().change(unseen, 0, fact, Measure.EPOCH);
            }
        }
        if (!known.isEmpty()) {
            merge(known, newest, said, places, writing);
        }
        writing.write();
    }

    private static EpisodeFact unseen(EpisodeKey key, Batch batch) {
        return EpisodeFact.unseen(key, batch.asOf());
    }

    /** The newest snapshot of each episode in the batch. */
    private static Map<FactKey, Arrival> newest(List<CloudEvent> events, Batch batch) {
        Map<FactKey, Arrival> newest = new HashMap<>(2 * events.size());
        for (CloudEvent event : events) {
            if (!(event.data() instanceof Episode episode)) {
                continue;
            }
            Snapshot snapshot = new Snapshot(episode, event.id(), event.source());
            FactKey key = FactKey.of(batch.organisation(episode.organisation()).id(), snapshot.key());
            Arrival other = newest.get(key);
            if (other == null || snapshot.compareTo(other.snapshot()) > 0) {
                String customer = episode.customer();
                Arrival arrival = new Arrival(
                        snapshot,
                        event,
                        customer == null ? null : Hash.of(customer),
                        EpisodeFact.saidResolvedAt(snapshot));
                newest.put(key, other == null ? arrival : arrival.resolvedBy(other.resolvedBy()));
            } else if (snapshot.contradicts(other.snapshot())) {
                batch.refuseContradiction(event);
            } else {
                newest.put(key, other.resolvedBy(EpisodeFact.saidResolvedAt(snapshot)));
            }
        }
        return newest;
    }

    /** Finds the slices, partitions and numbers that the new facts will need. */
    private Map<FactKey, KeyTable.Place> prepare(Map<FactKey, Arrival> newest, Batch batch) throws SQLException {
        Set<Slice> needed = new HashSet<>();
        Set<Instant> starts = new HashSet<>();
        Map<FactKey, KeyTable.Place> places = new HashMap<>(2 * newest.size());
        for (Map.Entry<FactKey, Arrival> arrived : newest.entrySet()) {
            Episode episode = arrived.getValue().snapshot().episode();
            needed.add(EpisodeFact.slice(episode));
            starts.add(Months.of(episode.startedAt()));
            places.put(arrived.getKey(), new KeyTable.Place(episode.startedAt(), keys.nextId(batch.connection())));
        }
        slices.number(needed, batch);
        months.add(starts);
        return places;
    }

    /** All keys that the batch is about, in the order in which everyone takes them. */
    private static List<KeyTable.Claim> claims(
            Set<FactKey> arrived, Set<FactKey> saidOf, Map<FactKey, KeyTable.Place> places) {
        Set<FactKey> all = new HashSet<>(arrived);
        all.addAll(saidOf);
        return all.stream()
                .sorted()
                .map(key -> {
                    KeyTable.Place place = places.get(key);
                    return new KeyTable.Claim(
                            key, place == null ? null : place.startedAt(), place == null ? null : (Long) place.id());
                })
                .toList();
    }

    private void merge(
            Set<FactKey> known,
            Map<FactKey, Arrival> newest,
            FeedbackChanges said,
            Map<FactKey, KeyTable.Place> places,
            Writing writing)
            throws SQLException {
        Batch batch = writing.batch;
        keys.lock(batch.connection(), known);
        Map<FactKey, StoredFact> stored = table.readLocked(batch);
        Map<FactKey, List<Feedback>> saidNow = feedback.ofLocked(batch);
        List<FactKey> forgotten = new ArrayList<>();
        for (StoredFact before : stored.values()) {
            FactKey key = before.key();
            Arrival arrival = newest.get(key);
            if (before.forgotten()) {
                forgotten.add(key);
                said.refuse(key, batch);
                if (arrival != null) {
                    batch.refuseForgotten(arrival.event());
                }
                continue;
            }
            merge(before, arrival, said, saidNow.getOrDefault(key, List.of()), places.get(key), writing);
        }
        feedback.forget(batch.connection(), forgotten);
    }

    private void merge(
            StoredFact stored,
            @Nullable Arrival arrival,
            FeedbackChanges said,
            List<Feedback> saidNow,
            KeyTable.@Nullable Place place,
            Writing writing) {
        Batch batch = writing.batch;
        FactKey key = stored.key();
        Snapshot known = stored.fact().snapshot();
        EpisodeFact before = stored.fact().with(FeedbackSums.of(said.before(key, saidNow)));
        EpisodeFact after = before.with(FeedbackSums.of(saidNow));
        if (arrival != null && place != null) {
            if (known != null && contradicts(arrival, known)) {
                batch.refuseContradiction(arrival.event());
            } else {
                after = after.resolvedBy(arrival.resolvedBy());
            }
            if (known == null || arrival.snapshot().compareTo(known) > 0) {
                after = renamed(after, arrival).with(arrival.snapshot());
                if (batch.unsettled()
                        .changed(
                                key.organisation(), known, stored.customer(), arrival.snapshot(), arrival.customer())) {
                    // what followed it was found for another customer, topic or time
                    after = after.nextContactAt(null);
                }
                writing.replace(stored, place, after, arrival);
                if (known == null) {
                    // what reopens it may have come before it
                    batch.unsettled()
                            .addReopening(
                                    key.organisation(),
                                    arrival.snapshot().episode().episode());
                }
            }
        }
        if (!after.equals(before)) {
            batch.deltas().change(before, stored.epoch(), after, Measure.EPOCH);
            writing.changed(stored, after);
        }
    }

    /** Of a fact of which only the key was known, the name is known from now on. */
    private static EpisodeFact renamed(EpisodeFact fact, Arrival arrival) {
        return new EpisodeFact(
                arrival.snapshot().key(),
                fact.snapshot(),
                fact.knownResolvedAt(),
                fact.feedback(),
                fact.reopenedAt(),
                fact.nextContactAt(),
                fact.asOf());
    }

    private static boolean contradicts(Arrival arrival, Snapshot known) {
        Snapshot arrived = arrival.snapshot();
        return arrived.compareTo(known) == 0
                && !EpisodeTable.asStored(arrived.episode(), arrival.customer()).equals(known.episode());
    }

    /** The facts that are to be written at the end, all at once. */
    private final class Writing {
        private final Batch batch;
        private final List<EpisodeTable.Row> rows = new ArrayList<>();
        private final Map<FactKey, KeyTable.@Nullable Place> moved = new HashMap<>();
        private final List<KeyTable.Place> gone = new ArrayList<>();
        private final Map<FactKey, StoredFact> changed = new HashMap<>();

        Writing(Batch batch) {
            this.batch = batch;
        }

        void add(FactKey key, KeyTable.Place place, EpisodeFact fact, Arrival arrival) {
            rows.add(new EpisodeTable.Row(key, place, Measure.EPOCH, fact, arrival.snapshot(), arrival.customer()));
        }

        void replace(StoredFact stored, KeyTable.Place place, EpisodeFact fact, Arrival arrival) {
            add(stored.key(), place, fact, arrival);
            moved.put(stored.key(), place);
            if (stored.place() != null) {
                gone.add(stored.place());
            }
        }

        /** It is counted by the newest definitions now, whose snapshot may have stayed the same. */
        void changed(StoredFact stored, EpisodeFact fact) {
            boolean written = stored.epoch() >= Measure.EPOCH
                    && Objects.equals(stored.fact().knownResolvedAt(), fact.knownResolvedAt());
            if (stored.place() != null && !written && !moved.containsKey(stored.key())) {
                changed.put(
                        stored.key(),
                        new StoredFact(stored.key(), fact, stored.place(), Measure.EPOCH, stored.customer(), false));
            }
        }

        void write() throws SQLException {
            table.delete(batch.connection(), gone);
            table.insert(batch.connection(), rows);
            keys.move(batch.connection(), moved);
            table.follow(batch.connection(), changed.values());
        }
    }
}
