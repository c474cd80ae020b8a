package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a set of changed facts changes in the cells: everything is added or subtracted, nothing is recomputed. */
@SuppressWarnings("EnumOrdinal") // an array by constant, as EnumMap has it, without a box for every number
public final class Deltas {
    private final Map<String, ZoneId> zones;
    private final Map<Slice, Map<Period, Delta>> cells = new HashMap<>();

    /** The change of one cell: a number for each {@link Measure}, and counts by bucket. */
    public static final class Delta {
        private final long[] measures = new long[Measure.values().length];
        private final BucketCounts[] durations = new BucketCounts[DurationMeasure.values().length];

        private Delta() {
            Arrays.setAll(durations, any -> new BucketCounts());
        }

        /** The change of one measure. */
        public long of(Measure measure) {
            return measures[measure.ordinal()];
        }

        /** The changes of a duration's counts by bucket. */
        public BucketCounts of(DurationMeasure duration) {
            return durations[duration.ordinal()];
        }

        private boolean isNothing() {
            for (long measure : measures) {
                if (measure != 0) {
                    return false;
                }
            }
            return Arrays.stream(durations).allMatch(counts -> counts.size() == 0);
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
        for (Delta delta : cells(slice, episode.startedAt())) {
            for (int i = 0; i < addends.length; i++) {
                delta.measures[i] += addends[i];
            }
            for (DurationMeasure duration : DurationMeasure.values()) {
                Long millis = duration.millis(episode);
                if (millis != null) {
                    delta.of(duration).add(LogBuckets.of(millis), sign);
                }
            }
        }
    }

    /** Feedback that belongs to no episode counts where it says it belongs, at the time it was given. */
    public void add(Feedback feedback, int sign) {
        FeedbackSums sums = feedback.sums();
        for (Delta delta : cells(feedback.slice(), feedback.at())) {
            long[] measures = delta.measures;
            measures[Measure.CSAT_COUNT.ordinal()] += (long) sign * sums.csatCount();
            measures[Measure.CSAT_POSITIVE.ordinal()] += (long) sign * sums.csatPositive();
            measures[Measure.CSAT_SUM.ordinal()] += (long) sign * sums.csatSum();
            measures[Measure.COMPLAINTS.ordinal()] += (long) sign * sums.complaints();
        }
    }

    /** The cells that hold what happened at {@code at}: of its hour, its day and its month. */
    private List<Delta> cells(Slice slice, Instant at) {
        ZoneId zone = zones.get(slice.organisation());
        if (zone == null) {
            throw new IllegalStateException("an organisation that was not registered");
        }
        Map<Period, Delta> whole = cells.computeIfAbsent(slice, any -> new HashMap<>());
        Map<Period, Delta> ofHours = cells.computeIfAbsent(slice.ofHour(), any -> new HashMap<>());
        return List.of(
                cell(ofHours, Granularity.HOUR, at, zone),
                cell(whole, Granularity.DAY, at, zone),
                cell(whole, Granularity.MONTH, at, zone));
    }

    private static Delta cell(Map<Period, Delta> cells, Granularity granularity, Instant at, ZoneId zone) {
        return cells.computeIfAbsent(new Period(granularity, granularity.start(at, zone)), any -> new Delta());
    }

    /** The cells that change, by slice and period. */
    public Map<Slice, Map<Period, Delta>> changed() {
        cells.values().forEach(periods -> periods.values().removeIf(Delta::isNothing));
        cells.values().removeIf(Map::isEmpty);
        return Collections.unmodifiableMap(cells);
    }
}
