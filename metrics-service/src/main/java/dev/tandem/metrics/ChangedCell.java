package dev.tandem.metrics;

import java.time.LocalDateTime;
import java.util.List;

/**
 * A cell as it stands, to be told to others.
 *
 * @param period its start: UTC for an hour, else the organisation's local time
 * @param counts what is not zero
 * @param durations what is not empty
 * @param revision greater in what is newer; several cells may have one
 */
public record ChangedCell(
        Place place,
        Granularity granularity,
        LocalDateTime period,
        List<Count> counts,
        List<Histogram> durations,
        long revision) {

    public ChangedCell {
        counts = List.copyOf(counts);
        durations = List.copyOf(durations);
    }

    /**
     * Whose cell it is and by what it is summed.
     *
     * @param timeZone where the organisation's days and months begin
     * @param reason why episodes were handed over, in a cell that holds handovers by reason and nothing else;
     *     otherwise empty
     */
    public record Place(
            String organisation,
            String timeZone,
            String handler,
            String channel,
            String language,
            String topic,
            String complexity,
            String market,
            String reason) {}

    /** A measure by its name, and its sum. */
    public record Count(String measure, long sum) {}

    /** How many durations fell into which of the {@link LogBuckets}. */
    public static final class Histogram {
        private final String duration;
        private final int[] buckets;
        private final int[] counts;

        /**
         * @param duration what was measured
         * @param buckets ascending
         * @param counts as many as buckets
         */
        public Histogram(String duration, int[] buckets, int[] counts) {
            if (buckets.length != counts.length) {
                throw new IllegalArgumentException("buckets and counts of " + duration + " differ in number");
            }
            this.duration = duration;
            // not copied: tens of thousands of these are made a second, from arrays that nobody else knows
            this.buckets = buckets;
            this.counts = counts;
        }

        /** What was measured, by its name. */
        public String duration() {
            return duration;
        }

        /** How many buckets are not empty. */
        public int size() {
            return buckets.length;
        }

        /** The bucket at a place, ascending. */
        public int bucket(int place) {
            return buckets[place];
        }

        /** The count of the bucket at a place. */
        public int count(int place) {
            return counts[place];
        }
    }
}
