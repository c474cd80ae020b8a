package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** What a set of changed facts changes in the cells: everything is added or subtracted, nothing is recomputed. */
public final class Deltas {
    private static final Measure[] MEASURES = Measure.values();
    private static final DurationMeasure[] DURATIONS = DurationMeasure.values();
    /** The epoch from which on handovers are also summed by their reason. */
    private static final int REASONS = 2;

    private final Map<String, ZoneId> zones;
    private final Map<Slice, Map<Period, Delta>> cells = new HashMap<>();
    private final Delta addends = new Delta();

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
        addends.clear();
        for (Measure measure : MEASURES) {
            if (measure.pending() && measure.since() <= epoch) {
                addends.append(measure, -measure.of(forgotten, episode, epoch));
            }
        }
        spread(EpisodeFact.slice(episode), episode.startedAt());
    }

    private void add(EpisodeFact fact, int sign, int epoch) {
        Snapshot snapshot = fact.snapshot();
        if (snapshot == null || epoch == 0) {
            return;
        }
        Episode episode = snapshot.episode();
        Slice slice = EpisodeFact.slice(episode);
        addends.clear();
        for (Measure measure : MEASURES) {
            if (measure.since() <= epoch) {
                addends.append(measure, sign * measure.of(fact, episode, epoch));
            }
        }
        for (DurationMeasure duration : DURATIONS) {
            long millis = duration.since() > epoch ? DurationMeasure.NONE : duration.millis(episode, epoch);
            if (millis != DurationMeasure.NONE) {
                addends.append(duration, LogBuckets.of(millis), sign);
            }
        }
        spread(slice, episode.startedAt());
        if (addends.of(Measure.HANDED_OVER) != 0 && epoch >= REASONS) {
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
        addends.clear();
        for (Measure measure : MEASURES) {
            addends.append(measure, after.of(measure) - (measure.since() > epoch ? 0 : before.of(measure)));
        }
        spread(slice, at);
    }

    /** Adds the current addends to the cells of what happened at {@code at}: of its hour, its day and its month. */
    private void spread(Slice slice, Instant at) {
        ZoneId zone = zone(slice.organisation());
        Map<Period, Delta> whole = cells.computeIfAbsent(slice, any -> new HashMap<>(4));
        Map<Period, Delta> ofHours = cells.computeIfAbsent(slice.ofChannel(), any -> new HashMap<>());
        cell(ofHours, Granularity.HOUR.period(at, zone)).add(addends);
        cell(whole, Granularity.DAY.period(at, zone)).add(addends);
        cell(whole, Granularity.MONTH.period(at, zone)).add(addends);
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
