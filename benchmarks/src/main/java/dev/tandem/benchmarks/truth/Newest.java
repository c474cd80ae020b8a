package dev.tandem.benchmarks.truth;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Complaint;
import dev.tandem.events.Episode;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.events.Survey.Scale;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what different events say of one episode, whatever order they come in and however often. Hands each
 * episode on once, in the order of ids, which is taken to be the order of starts.
 */
final class Newest {
    private static final int CONTENT = 4;

    private final int horizon;
    private final Consumer<Outcome> finished;
    private final TreeMap<String, Known> open = new TreeMap<>();

    /**
     * @param horizon nothing comes any more about the smallest of more than so many ids
     * @param finished is told each episode when nothing more can come
     */
    Newest(int horizon, Consumer<Outcome> finished) {
        this.horizon = horizon;
        this.finished = finished;
    }

    void add(CloudEvent event) {
        EventData data = event.data();
        if (data instanceof Episode episode) {
            known(episode.episode()).tell(episode, event.id());
        } else if (data instanceof Survey survey && survey.episode() != null) {
            known(survey.episode()).answer(survey, event.id());
        } else if (!(data instanceof Complaint)) {
            throw new IllegalArgumentException("a workload has no " + event.type());
        }
        while (open.size() > horizon) {
            finish(open.pollFirstEntry());
        }
    }

    /** Hands on what is left. */
    void end() {
        while (!open.isEmpty()) {
            finish(open.pollFirstEntry());
        }
    }

    private Known known(String id) {
        return open.computeIfAbsent(id, any -> new Known());
    }

    private void finish(Map.Entry<String, Known> entry) {
        Known known = entry.getValue();
        if (known.episode == null) {
            throw new IllegalStateException("nothing but feedback came about " + entry.getKey());
        }
        finished.accept(new Outcome(known.episode, known.answers, known.content));
    }

    private static final class Known {
        private @Nullable Episode episode;
        private String version = "";
        private Set<String> surveys = Set.of();
        private int answers;
        private int content;

        void tell(Episode told, String id) {
            int newer = episode == null ? 1 : told.updatedAt().compareTo(episode.updatedAt());
            if (newer > 0 || (newer == 0 && id.compareTo(version) > 0)) {
                episode = told;
                version = id;
            }
        }

        void answer(Survey survey, String id) {
            if (surveys.contains(id) || survey.scale() != Scale.CSAT) {
                return;
            }
            surveys = new HashSet<>(surveys);
            surveys.add(id);
            answers++;
            content += survey.score() >= CONTENT ? 1 : 0;
        }
    }
}
