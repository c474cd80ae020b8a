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
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Stores feedback, each piece once, and says what that changes for its episode or for the sums of its slice. */
@ApplicationScoped
class FeedbackFacts {
    private final FeedbackTable table;

    FeedbackFacts(FeedbackTable table) {
        this.table = table;
    }

    void store(Connection connection, List<CloudEvent> batch, FactChanges changes) throws SQLException {
        Map<Feedback.Key, Feedback> said = new TreeMap<>();
        Map<Feedback, CloudEvent> events = new HashMap<>();
        for (CloudEvent event : batch) {
            Feedback feedback = feedback(event);
            if (feedback == null) {
                continue;
            }
            events.putIfAbsent(feedback, event);
            Feedback earlier = said.get(feedback.key());
            if (earlier == null || supersedes(feedback, earlier)) {
                said.put(feedback.key(), feedback);
            } else if (contradicts(feedback, earlier)) {
                changes.conflict(event);
            }
        }
        if (!said.isEmpty()) {
            table.prepare(connection);
            Set<Feedback.Key> inserted = table.insertNew(connection, said.values());
            said.values().stream()
                    .filter(feedback -> inserted.contains(feedback.key()))
                    .forEach(feedback -> count(feedback, 1, changes));
            if (inserted.size() < said.size()) {
                mergeKnown(connection, said, events, changes);
            }
        }
    }

    private void mergeKnown(
            Connection connection,
            Map<Feedback.Key, Feedback> said,
            Map<Feedback, CloudEvent> events,
            FactChanges changes)
            throws SQLException {
        List<Feedback> superseding = new ArrayList<>();
        Map<Feedback.Key, Feedback> stored = table.lock(connection);
        stored.forEach((key, known) -> {
            Feedback feedback = said.get(key);
            CloudEvent event = feedback == null ? null : events.get(feedback);
            if (feedback == null || event == null) {
                return;
            }
            if (supersedes(feedback, known)) {
                superseding.add(feedback);
                count(known, -1, changes);
                count(feedback, 1, changes);
            } else if (contradicts(feedback, known)) {
                changes.conflict(event);
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
