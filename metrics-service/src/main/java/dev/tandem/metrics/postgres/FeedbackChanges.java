package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.Feedback;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a batch changes in what was said of episodes. */
final class FeedbackChanges {
    private final Map<FactKey, List<Feedback>> added = new HashMap<>();
    private final Map<FactKey, List<Feedback>> removed = new HashMap<>();
    private final Map<FactKey, List<CloudEvent>> events = new HashMap<>();

    void add(FactKey episode, Feedback feedback, CloudEvent event) {
        added.computeIfAbsent(episode, any -> new ArrayList<>(1)).add(feedback);
        events.computeIfAbsent(episode, any -> new ArrayList<>(1)).add(event);
    }

    void remove(FactKey episode, Feedback feedback) {
        removed.computeIfAbsent(episode, any -> new ArrayList<>(1)).add(feedback);
    }

    /** The episodes of which more or less was said. */
    Set<FactKey> episodes() {
        Set<FactKey> episodes = new HashSet<>(added.keySet());
        episodes.addAll(removed.keySet());
        return episodes;
    }

    /** What was said of an episode in this batch. */
    List<Feedback> added(FactKey episode) {
        return added.getOrDefault(episode, List.of());
    }

    /** What had been said of an episode before this batch, given what is said of it now. */
    List<Feedback> before(FactKey episode, List<Feedback> now) {
        if (!added.containsKey(episode) && !removed.containsKey(episode)) {
            return now;
        }
        List<Feedback> before = new ArrayList<>(now);
        before.removeAll(added(episode));
        before.addAll(removed.getOrDefault(episode, List.of()));
        return before;
    }

    /** The episode was forgotten, and what is said of it is not counted. */
    void refuse(FactKey episode, Batch batch) {
        events.getOrDefault(episode, List.of()).forEach(batch::refuseForgotten);
    }
}
