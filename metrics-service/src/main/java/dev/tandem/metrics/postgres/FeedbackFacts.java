package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.FeedbackSums;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stores feedback, each piece once, and says what that changes for its episode or for the sums of its slice. */
@ApplicationScoped
class FeedbackFacts {
    private final FeedbackTable table;
    private final SliceTable slices;

    FeedbackFacts(FeedbackTable table, SliceTable slices) {
        this.table = table;
        this.slices = slices;
    }

    /** A piece of feedback and the event that brought it. */
    private record Arrival(Feedback feedback, CloudEvent event) {}

    FeedbackChanges store(List<CloudEvent> events, Batch batch) throws SQLException {
        FeedbackChanges changes = new FeedbackChanges();
        Map<Feedback.Key, Arrival> said = newest(events, batch);
        if (said.isEmpty()) {
            return changes;
        }
        Set<Slice> loose = new HashSet<>();
        said.values().stream()
                .map(arrival -> arrival.feedback().slice())
                .filter(Objects::nonNull)
                .forEach(loose::add);
        slices.number(loose, batch);
        table.prepare(batch.connection());
        Set<Feedback.Key> inserted = table.insertNew(
                batch, said.values().stream().map(Arrival::feedback).toList());
        said.forEach((key, arrival) -> {
            if (inserted.contains(key)) {
                count(null, Measure.EPOCH, arrival, batch, changes);
            }
        });
        if (inserted.size() < said.size()) {
            mergeKnown(said, batch, changes);
        }
        return changes;
    }

    /** What the batch says last under each identity, in the order in which everyone locks. */
    private static Map<Feedback.Key, Arrival> newest(List<CloudEvent> events, Batch batch) {
        TreeMap<Feedback.Key, Arrival> said = new TreeMap<>();
        for (CloudEvent event : events) {
            Feedback feedback = Feedback.of(event);
            if (feedback == null) {
                continue;
            }
            Arrival earlier = said.get(feedback.key());
            if (earlier == null || feedback.supersedes(earlier.feedback())) {
                said.put(feedback.key(), new Arrival(feedback, event));
            } else if (feedback.contradicts(earlier.feedback())) {
                batch.refuseContradiction(event);
            }
        }
        return said;
    }

    private void mergeKnown(Map<Feedback.Key, Arrival> said, Batch batch, FeedbackChanges changes) throws SQLException {
        List<Feedback> superseding = new ArrayList<>();
        for (FeedbackTable.Stored stored : table.lock(batch)) {
            Feedback known = stored.feedback();
            Arrival arrival = said.get(known.key());
            if (arrival == null) {
                continue;
            }
            if (arrival.feedback().supersedes(known)) {
                superseding.add(arrival.feedback());
                count(known, stored.epoch(), arrival, batch, changes);
            } else if (arrival.feedback().contradicts(known)) {
                batch.refuseContradiction(arrival.event());
            }
        }
        table.update(batch, superseding);
    }

    /** The arrival takes the place of what was known, if anything was. */
    private static void count(
            @Nullable Feedback known, int epoch, Arrival arrival, Batch batch, FeedbackChanges changes) {
        if (known != null) {
            EpisodeKey episode = known.episodeKey();
            if (episode != null) {
                changes.remove(key(episode, batch), known);
            } else if (known.slice() != null) {
                batch.deltas()
                        .change(FeedbackSums.of(List.of(known)), epoch, FeedbackSums.NONE, known.slice(), known.at());
            }
        }
        Feedback feedback = arrival.feedback();
        EpisodeKey episode = feedback.episodeKey();
        if (episode != null) {
            changes.add(key(episode, batch), feedback, arrival.event());
        } else if (feedback.slice() != null) {
            batch.deltas()
                    .change(
                            FeedbackSums.NONE,
                            Measure.EPOCH,
                            FeedbackSums.of(List.of(feedback)),
                            feedback.slice(),
                            feedback.at());
        }
    }

    private static FactKey key(EpisodeKey episode, Batch batch) {
        return FactKey.of(batch.organisation(episode.organisation()).id(), episode);
    }
}
