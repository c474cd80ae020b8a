package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import dev.tandem.metrics.EpisodeFact;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.Snapshot;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Merges what came into what is known of episodes, and says what that changes in the sums. */
@ApplicationScoped
class EpisodeFacts {
    private final EpisodeTable table;

    EpisodeFacts(EpisodeTable table) {
        this.table = table;
    }

    /** What a fact was when the transaction began, and what it is now. */
    private record Change(EpisodeFact before, EpisodeFact after) {}

    /** A snapshot and the event that brought it. */
    private record Arrival(Snapshot snapshot, CloudEvent event) {}

    void store(Connection connection, List<CloudEvent> batch, FactChanges changes) throws SQLException {
        Map<EpisodeKey, Arrival> newest = newest(batch, changes);
        Map<EpisodeKey, EpisodeFact> candidates = candidates(newest, changes);
        if (candidates.isEmpty()) {
            return;
        }
        table.prepare(connection);
        Set<EpisodeKey> inserted = table.insertNew(connection, candidates.values());
        Map<EpisodeKey, Change> changed = new HashMap<>();
        List<EpisodeKey> known = new ArrayList<>();
        candidates.forEach((key, candidate) -> {
            if (inserted.contains(key)) {
                changed.put(key, new Change(EpisodeFact.unseen(key, changes.now()), candidate));
            } else {
                known.add(key);
            }
        });
        if (!known.isEmpty()) {
            merge(connection, table.lock(connection, known), newest, changes, changed);
        }
        reopen(connection, changed, changes.now());
        changed.values().forEach(change -> changes.deltas().change(change.before(), change.after()));
    }

    /** Counts facts anew in the present. */
    void mature(Connection connection, Collection<EpisodeFact> due, FactChanges changes) throws SQLException {
        if (due.isEmpty()) {
            return;
        }
        List<EpisodeFact> matured =
                due.stream().map(fact -> fact.asOf(changes.now())).toList();
        due.forEach(fact -> changes.deltas().change(fact, fact.asOf(changes.now())));
        table.update(connection, matured);
    }

    /** Facts that by now count otherwise, locked. */
    Map<EpisodeKey, EpisodeFact> lockMature(Connection connection, Instant now, int limit) throws SQLException {
        table.prepare(connection);
        return table.lockMature(connection, now, limit);
    }

    /** The newest snapshot of each episode in the batch. */
    private static Map<EpisodeKey, Arrival> newest(List<CloudEvent> batch, FactChanges changes) {
        Map<EpisodeKey, Arrival> newest = new HashMap<>();
        for (CloudEvent event : batch) {
            if (!(event.data() instanceof Episode episode)) {
                continue;
            }
            Snapshot snapshot = new Snapshot(episode, event.id(), event.source());
            Arrival other = newest.get(snapshot.key());
            if (other == null || snapshot.compareTo(other.snapshot()) > 0) {
                newest.put(snapshot.key(), new Arrival(snapshot, event));
            } else if (snapshot.contradicts(other.snapshot())) {
                changes.conflict(event);
            }
        }
        return newest;
    }

    /** A fact for every episode that is spoken of, as it would be if nothing was known before. */
    private static Map<EpisodeKey, EpisodeFact> candidates(Map<EpisodeKey, Arrival> newest, FactChanges changes) {
        Map<EpisodeKey, EpisodeFact> candidates = new HashMap<>();
        newest.forEach((key, arrival) -> {
            EpisodeFact candidate = EpisodeFact.unseen(key, changes.now()).with(arrival.snapshot());
            candidates.put(key, candidate);
            EpisodeKey reopened = candidate.reopens();
            if (reopened != null && !newest.containsKey(reopened)) {
                candidates.putIfAbsent(reopened, EpisodeFact.unseen(reopened, changes.now()));
            }
        });
        changes.feedback()
                .forEach((key, sums) -> candidates.merge(
                        key, EpisodeFact.unseen(key, changes.now()).with(sums), (fact, any) -> fact.with(sums)));
        return candidates;
    }

    private void merge(
            Connection connection,
            Map<EpisodeKey, EpisodeFact> stored,
            Map<EpisodeKey, Arrival> newest,
            FactChanges changes,
            Map<EpisodeKey, Change> changed)
            throws SQLException {
        List<EpisodeFact> updates = new ArrayList<>();
        stored.forEach((key, before) -> {
            Arrival arrival = newest.get(key);
            Snapshot known = before.snapshot();
            if (arrival != null && known != null && arrival.snapshot().contradicts(known)) {
                changes.conflict(arrival.event());
            }
            EpisodeFact merged = arrival == null ? before : before.with(arrival.snapshot());
            var said = changes.feedback().get(key);
            EpisodeFact after = said == null ? merged : merged.with(said);
            if (after.equals(before)) {
                changed.put(key, new Change(before, before));
            } else {
                EpisodeFact now = after.asOf(changes.now());
                updates.add(now);
                changed.put(key, new Change(before, now));
            }
        });
        table.update(connection, updates);
    }

    /** What a changed episode reopens, or no longer reopens, has to be told. */
    private void reopen(Connection connection, Map<EpisodeKey, Change> changed, Instant now) throws SQLException {
        Set<EpisodeKey> reopened = new HashSet<>();
        changed.values().stream()
                .filter(change -> !change.before().equals(change.after()))
                .flatMap(change -> Stream.of(change.before(), change.after()))
                .map(EpisodeFact::reopens)
                .filter(Objects::nonNull)
                .forEach(reopened::add);
        if (reopened.isEmpty()) {
            return;
        }
        List<EpisodeKey> elsewhere =
                reopened.stream().filter(key -> !changed.containsKey(key)).toList();
        table.lock(connection, elsewhere).forEach((key, fact) -> changed.put(key, new Change(fact, fact)));
        List<EpisodeFact> updates = new ArrayList<>();
        table.reopenings(connection, reopened).forEach((key, start) -> {
            Change change = changed.get(key);
            if (change != null && !Objects.equals(change.after().reopenedAt(), start)) {
                EpisodeFact after = change.after().reopenedAt(start).asOf(now);
                updates.add(after);
                changed.put(key, new Change(change.before(), after));
            }
        });
        table.update(connection, updates);
    }
}
