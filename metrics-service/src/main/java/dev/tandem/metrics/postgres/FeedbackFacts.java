package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Survey;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.Feedback;
import dev.tandem.metrics.FeedbackSums;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores feedback, each piece once, and says what that changes for its episode or for the sums of its slice. */
@ApplicationScoped
class FeedbackFacts {
    private final FeedbackTable table;

    FeedbackFacts(FeedbackTable table) {
        this.table = table;
    }

    /** A piece of feedback and the event that brought it. */
    private record Arrival(Feedback feedback, CloudEvent event) {}

    void store(Connection connection, List<CloudEvent> batch, FactChanges changes) throws SQLException {
        Map<Feedback.Key, Arrival> said = newest(batch, changes);
        if (said.isEmpty()) {
            return;
        }
        table.prepare(connection);
        Set<Feedback.Key> inserted = table.insertNew(
                connection, said.values().stream().map(Arrival::feedback).toList());
        said.forEach((key, arrival) -> {
            if (inserted.contains(key)) {
                count(arrival.feedback(), 1, changes);
            }
        });
        if (inserted.size() < said.size()) {
            mergeKnown(connection, said, changes);
        }
    }

    /** What the batch says last under each identity. */
    private static Map<Feedback.Key, Arrival> newest(List<CloudEvent> batch, FactChanges changes) {
        Map<Feedback.Key, Arrival> said = new HashMap<>();
        for (CloudEvent event : batch) {
            Feedback feedback = feedback(event);
            if (feedback == null) {
                continue;
            }
            Arrival earlier = said.get(feedback.key());
            if (earlier == null || supersedes(feedback, earlier.feedback())) {
                said.put(feedback.key(), new Arrival(feedback, event));
            } else if (contradicts(feedback, earlier.feedback())) {
                changes.conflict(event);
            }
        }
        return said;
    }

    private void mergeKnown(Connection connection, Map<Feedback.Key, Arrival> said, FactChanges changes)
            throws SQLException {
        List<Feedback> superseding = new ArrayList<>();
        table.lock(connection).forEach((key, known) -> {
            Arrival arrival = Objects.requireNonNull(said.get(key));
            Feedback feedback = arrival.feedback();
            if (supersedes(feedback, known)) {
                superseding.add(feedback);
                count(known, -1, changes);
                count(feedback, 1, changes);
            } else if (contradicts(feedback, known)) {
                changes.conflict(arrival.event());
            }
        });
        table.update(connection, superseding);
    }

    private static @Nullable Feedback feedback(CloudEvent event) {
        if (event.data() instanceof Survey survey) {
            return Feedback.of(event, survey);
        }
        return event.data() instanceof Complaint complaint ? Feedback.of(event, complaint) : null;
    }

    private static boolean supersedes(Feedback feedback, Feedback known) {
        return feedback.isComplaint() && known.isComplaint() && feedback.isNewerThan(known);
    }

    private static boolean contradicts(Feedback feedback, Feedback known) {
        return feedback.eventId().equals(known.eventId()) && !feedback.saysTheSameAs(known);
    }

    private static void count(Feedback feedback, int sign, FactChanges changes) {
        EpisodeKey episode = feedback.episodeKey();
        if (episode == null) {
            changes.deltas().add(feedback, sign);
        } else {
            FeedbackSums sums = feedback.sums();
            changes.said(episode, sign > 0 ? sums : FeedbackSums.NONE.minus(sums));
        }
    }
}
