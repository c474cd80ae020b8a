package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a set of changed facts changes in the cells: everything is added or subtracted, nothing is recomputed. */
@SuppressWarnings("EnumOrdinal") // an array by constant, as EnumMap has it, without a box for every number
public final class Deltas {
    private static final Measure[] MEASURES = Measure.values();
    private static final DurationMeasure[] DURATIONS = DurationMeasure.values();

    private static final int NO_BUCKET = Integer.MIN_VALUE;

    private final Map<String, ZoneId> zones;
    private final Map<Slice, Map<Period, Delta>> cells = new HashMap<>();
    private final long[] addends = new long[MEASURES.length];
    private final int[] buckets = new int[DURATIONS.length];

    /** The change of one cell: a number for each {@link Measure}, and counts by bucket. */
    public static final class Delta {
        private final long[] measures = new long[MEASURES.length];
        private final @Nullable BucketCounts[] durations = new @Nullable BucketCounts[DURATIONS.length];

        /** The change of one measure. */
        public long of(Measure measure) {
            return measures[measure.ordinal()];
        }

        /** The changes of a duration's counts by bucket. */
        public BucketCounts of(DurationMeasure duration) {
            BucketCounts counts = durations[duration.ordinal()];
            return counts == null ? BucketCounts.NONE : counts;
        }

        /** So much more, or less, of one measure. */
        public void add(Measure measure, long change) {
            measures[measure.ordinal()] += change;
        }

        /** So many more, or fewer, durations in one bucket. */
        public void add(DurationMeasure duration, int bucket, int change) {
            BucketCounts counts = durations[duration.ordinal()];
            if (counts == null) {
                counts = new BucketCounts();
                durations[duration.ordinal()] = counts;
            }
            counts.add(bucket, change);
        }

        /** All that another one changes. */
        public void add(Delta other) {
            add(other.measures);
            for (DurationMeasure duration : DURATIONS) {
                BucketCounts counts = other.of(duration);
                for (int i = 0; i < counts.size(); i++) {
                    add(duration, counts.bucket(i), counts.count(i));
                }
            }
        }

        private void add(long[] addends) {
            for (int i = 0; i < addends.length; i++) {
                measures[i] += addends[i];
            }
        }

        /** Whether nothing changes. */
        public boolean isNothing() {
            for (long measure : measures) {
                if (measure != 0) {
                    return false;
                }
            }
            return Arrays.stream(durations).allMatch(counts -> counts == null || counts.size() == 0);
        }
    }

    /** @param zones the time zone of each organisation whose facts will be added */
    public Deltas(Map<String, ZoneId> zones) {
        this.zones = zones;
    }

    /**
     * The fact was {@code before}, counted by the definitions of one epoch, and is {@code after}, counted by those of
     * another or the same.
     */
    public void change(EpisodeFact before, int epochBefore, EpisodeFact after, int epoch) {
        add(before, -1, epochBefore);
        add(after, 1, epoch);
    }

    /** The fact is forgotten: what it added stays, but nothing of it can turn out any more. */
    public void settle(EpisodeFact forgotten, int epoch) {
        Snapshot snapshot = forgotten.snapshot();
        if (snapshot == null) {
            return;
        }
        Episode episode = snapshot.episode();
        Arrays.fill(addends, 0);
        for (Measure measure : MEASURES) {
            if (measure.pending() && measure.since() <= epoch) {
                addends[measure.ordinal()] = -measure.of(forgotten, episode);
            }
        }
        Arrays.fill(buckets, NO_BUCKET);
        spread(EpisodeFact.slice(episode), episode.startedAt(), 1);
    }

    private void add(EpisodeFact fact, int sign, int epoch) {
        Snapshot snapshot = fact.snapshot();
        if (snapshot == null || epoch == 0) {
            return;
        }
        Episode episode = snapshot.episode();
        Slice slice = EpisodeFact.slice(episode);
        for (Measure measure : MEASURES) {
            addends[measure.ordinal()] = measure.since() > epoch ? 0 : sign * measure.of(fact, episode);
        }
        for (DurationMeasure duration : DURATIONS) {
            long millis = duration.since() > epoch ? DurationMeasure.NONE : duration.millis(episode);
            buckets[duration.ordinal()] = millis == DurationMeasure.NONE ? NO_BUCKET : LogBuckets.of(millis);
        }
        spread(slice, episode.startedAt(), sign);
        if (addends[Measure.HANDED_OVER.ordinal()] != 0 && epoch >= Measure.EPOCH) {
            ZoneId zone = zone(slice.organisation());
            Map<Period, Delta> byReason =
                    cells.computeIfAbsent(slice.ofReason(episode.handoverReason()), any -> new HashMap<>());
            cell(byReason, Granularity.DAY.period(episode.startedAt(), zone)).add(Measure.HANDED_OVER, sign);
            cell(byReason, Granularity.MONTH.period(episode.startedAt(), zone)).add(Measure.HANDED_OVER, sign);
        }
    }

    /**
     * Feedback that belongs to no episode counts where it says it belongs, at the time it was given.
     *
     * @param before what was said there before, or nothing
     * @param epoch of the definitions that {@code before} was counted by
     */
    public void change(FeedbackSums before, int epoch, FeedbackSums after, Slice slice, Instant at) {
        for (Measure measure : MEASURES) {
            addends[measure.ordinal()] = after.of(measure) - (measure.since() > epoch ? 0 : before.of(measure));
        }
        Arrays.fill(buckets, NO_BUCKET);
        spread(slice, at, 1);
    }

    /** Adds the current addends to the cells of what happened at {@code at}: of its hour, its day and its month. */
    private void spread(Slice slice, Instant at, int sign) {
        ZoneId zone = zone(slice.organisation());
        Map<Period, Delta> whole = cells.computeIfAbsent(slice, any -> new HashMap<>(4));
        Map<Period, Delta> ofHours = cells.computeIfAbsent(slice.ofChannel(), any -> new HashMap<>());
        spread(cell(ofHours, Granularity.HOUR.period(at, zone)), sign);
        spread(cell(whole, Granularity.DAY.period(at, zone)), sign);
        spread(cell(whole, Granularity.MONTH.period(at, zone)), sign);
    }

    private void spread(Delta delta, int sign) {
        delta.add(addends);
        for (DurationMeasure duration : DURATIONS) {
            int bucket = buckets[duration.ordinal()];
            if (bucket != NO_BUCKET) {
                delta.add(duration, bucket, sign);
            }
        }
    }

    private ZoneId zone(String organisation) {
        ZoneId zone = zones.get(organisation);
        if (zone == null) {
            throw new IllegalStateException("an organisation that was not registered");
        }
        return zone;
    }

    private static Delta cell(Map<Period, Delta> cells, Period period) {
        return cells.computeIfAbsent(period, any -> new Delta());
    }

    /** The cells that change, by slice and period. */
    public Map<Slice, Map<Period, Delta>> changed() {
        cells.values().forEach(periods -> periods.values().removeIf(Delta::isNothing));
        cells.values().removeIf(Map::isEmpty);
        return Collections.unmodifiableMap(cells);
    }
}
