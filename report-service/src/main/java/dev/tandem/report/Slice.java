package dev.tandem.report;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sums of one row of an answer, before anything is made of them.
 *
 * @param start where its period begins: local time of the asked zone, UTC for hours, null for the whole range
 * @param group the values of the dimensions that were grouped by, in that order
 * @param counts what was summed; a measure that was not asked for is absent
 * @param durations the histograms that were asked for and are not empty
 */
public record Slice(
        @Nullable LocalDateTime start,
        List<String> group,
        Map<Measure, Long> counts,
        Map<Timing, Histogram> durations) {

    /** The sum of a measure, 0 where it was not read. */
    public long count(Measure measure) {
        return counts.getOrDefault(measure, 0L);
    }

    /** The histogram of a duration. */
    public Histogram durations(Timing timing) {
        return durations.getOrDefault(timing, new Histogram());
    }

    /** All of them in one, for the period and group that are given. */
    public static Slice sum(@Nullable LocalDateTime start, List<String> group, List<Slice> slices) {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        Map<Timing, Histogram> durations = new EnumMap<>(Timing.class);
        for (Slice slice : slices) {
            slice.counts.forEach((measure, count) -> counts.merge(measure, count, Long::sum));
            slice.durations.forEach((timing, histogram) ->
                    durations.computeIfAbsent(timing, none -> new Histogram()).add(histogram));
        }
        return new Slice(start, group, counts, durations);
    }
}
