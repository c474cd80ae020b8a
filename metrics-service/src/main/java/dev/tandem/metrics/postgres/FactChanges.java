package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.Deltas;
import dev.tandem.metrics.EpisodeKey;
import dev.tandem.metrics.FeedbackSums;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the steps of one transaction hand to each other. */
final class FactChanges {
    private final Deltas deltas;
    private final Instant now;
    private final Map<EpisodeKey, FeedbackSums> feedback = new HashMap<>();
    private final List<CloudEvent> conflicts = new ArrayList<>();

    FactChanges(Deltas deltas, Instant now) {
        this.deltas = deltas;
        this.now = now;
    }

    Deltas deltas() {
        return deltas;
    }

    /** The present in which all facts of this transaction are judged. */
    Instant now() {
        return now;
    }

    /** More was said of this episode, or less when a complaint turned out to be about another. */
    void said(EpisodeKey episode, FeedbackSums change) {
        feedback.merge(episode, change, FeedbackSums::plus);
    }

    /** What was said of episodes in this transaction. */
    Map<EpisodeKey, FeedbackSums> feedback() {
        return feedback;
    }

    /** The event contradicts what is stored under its identity. */
    void conflict(CloudEvent event) {
        conflicts.add(event);
    }

    List<CloudEvent> conflicts() {
        return List.copyOf(conflicts);
    }
}
