package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a set of changed facts changes in the cells: everything is added or subtracted, nothing is recomputed. */
@SuppressWarnings("EnumOrdinal") // an array by constant, as EnumMap has it, without a box for every number
public final class Deltas {
    private final Map<String, ZoneId> zones;
    private final Map<CellKey, Delta> cells = new HashMap<>();

    /** The change of one cell: a number for each {@link Measure}, and counts by bucket. */
    public static final class Delta {
        private final long[] measures = new long[Measure.values().length];
        private final Map<DurationMeasure, SortedMap<Integer, Integer>> buckets = new EnumMap<>(DurationMeasure.class);

        /** The change of one measure. */
        public long of(Measure measure) {
            return measures[measure.ordinal()];
        }

        /** The changes of counts by bucket, without those that came to nothing. */
        public Map<DurationMeasure, SortedMap<Integer, Integer>> buckets() {
            return buckets;
        }

        private void add(DurationMeasure duration, long millis, int sign) {
            buckets.computeIfAbsent(duration, any -> new TreeMap<>())
                    .merge(LogBuckets.of(millis), sign, (a, b) -> a + b == 0 ? null : (Integer) (a + b));
        }

        private boolean isNothing() {
            for (long measure : measures) {
                if (measure != 0) {
                    return false;
                }
            }
            return buckets.values().stream().allMatch(Map::isEmpty);
        }
    }

    /** @param zones the time zone of each organisation whose facts will be added */
    public Deltas(Map<String, ZoneId> zones) {
        this.zones = zones;
    }

    /** The fact was {@code before} and is {@code after}. */
    public void change(EpisodeFact before, EpisodeFact after) {
        add(before, -1);
        add(after, 1);
    }

    private void add(EpisodeFact fact, int sign) {
        Snapshot snapshot = fact.snapshot();
        if (snapshot == null) {
            return;
        }
        Episode episode = snapshot.episode();
        Slice slice = EpisodeFact.slice(episode);
        Measure[] measures = Measure.values();
        long[] addends = new long[measures.length];
        for (Measure measure : measures) {
            addends[measure.ordinal()] = sign * measure.of(fact, episode);
        }
        for (Granularity granularity : Granularity.values()) {
            Delta delta = cell(slice, granularity, episode.startedAt());
            for (int i = 0; i < addends.length; i++) {
                delta.measures[i] += addends[i];
            }
            for (DurationMeasure duration : DurationMeasure.values()) {
                Long millis = duration.millis(episode);
                if (millis != null) {
                    delta.add(duration, millis, sign);
                }
            }
        }
    }

    /** Feedback that belongs to no episode counts where it says it belongs, at the time it was given. */
    public void add(Feedback feedback, int sign) {
        FeedbackSums sums = feedback.sums();
        for (Granularity granularity : Granularity.values()) {
            long[] measures = cell(feedback.slice(), granularity, feedback.at()).measures;
            measures[Measure.CSAT_COUNT.ordinal()] += (long) sign * sums.csatCount();
            measures[Measure.CSAT_POSITIVE.ordinal()] += (long) sign * sums.csatPositive();
            measures[Measure.CSAT_SUM.ordinal()] += (long) sign * sums.csatSum();
            measures[Measure.COMPLAINTS.ordinal()] += (long) sign * sums.complaints();
        }
    }

    private Delta cell(Slice slice, Granularity granularity, Instant at) {
        ZoneId zone = zones.get(slice.organisation());
        if (zone == null) {
            throw new IllegalStateException("an organisation that was not registered");
        }
        Slice kept = granularity == Granularity.HOUR ? slice.ofHour() : slice;
        return cells.computeIfAbsent(new CellKey(kept, granularity, granularity.start(at, zone)), any -> new Delta());
    }

    /** The cells that change. */
    public Map<CellKey, Delta> changed() {
        cells.values().removeIf(Delta::isNothing);
        return Collections.unmodifiableMap(cells);
    }
}
