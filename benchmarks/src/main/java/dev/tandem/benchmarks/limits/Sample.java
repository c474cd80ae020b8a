package dev.tandem.benchmarks.limits;

import dev.tandem.benchmarks.workload.Plan;
import dev.tandem.benchmarks.workload.Workload;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Episode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first events of a workload, held in memory, so that making them is not part of what is measured.
 *
 * @param events in the order of arrival
 * @param snapshots the episodes among them, with corrections and repetitions
 * @param newest one snapshot an episode
 */
record Sample(List<CloudEvent> events, List<Episode> snapshots, List<Episode> newest) {
    private static final int MOST = 400_000;

    static Sample of(Plan plan) {
        List<CloudEvent> events = new ArrayList<>();
        List<Episode> snapshots = new ArrayList<>();
        Map<String, Episode> newest = new LinkedHashMap<>();
        for (CloudEvent event : new Workload(plan)) {
            events.add(event);
            if (event.data() instanceof Episode episode) {
                snapshots.add(episode);
                newest.merge(
                        episode.episode(),
                        episode,
                        (one, other) -> one.updatedAt().isBefore(other.updatedAt()) ? other : one);
            }
            if (events.size() == MOST) {
                break;
            }
        }
        return new Sample(events, snapshots, List.copyOf(newest.values()));
    }
}
