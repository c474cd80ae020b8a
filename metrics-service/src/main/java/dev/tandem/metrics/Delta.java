package dev.tandem.metrics;

import java.util.Arrays;

/**
 * The change of one cell: a number for each {@link Measure}, and counts by bucket for each {@link DurationMeasure}. Only
 * what is not zero is kept, ordered by <em>place</em>: a measure's is its own among the constants, a bucket's follows
 * from its duration's. Most cells change in a third of the measures, and many cells change at once.
 */
@SuppressWarnings("EnumOrdinal") // an array by constant, as EnumMap has it, without a box for every number
public final class Delta {
    private static final int[] NO_PLACES = {};
    private static final long[] NO_SUMS = {};
    /** More than any bucket of {@link LogBuckets}, as it is kept in two bytes. */
    private static final int BUCKETS = 1 << 17;

    private int[] places = NO_PLACES;
    private long[] sums = NO_SUMS;
    private int size;

    private static int place(DurationMeasure duration, int bucket) {
        return (1 + duration.ordinal()) * BUCKETS + BUCKETS / 2 + bucket;
    }

    /** The change of one measure. */
    public long of(Measure measure) {
        int at = Arrays.binarySearch(places, 0, size, measure.ordinal());
        return at < 0 ? 0 : sums[at];
    }

    /** The changes of a duration's counts by bucket, as they are now. */
    public BucketCounts of(DurationMeasure duration) {
        int first = place(duration, 0) - BUCKETS / 2;
        int from = atOrAfter(first);
        return new BucketCounts(places, sums, from, atOrAfter(first + BUCKETS) - from, place(duration, 0));
    }

    private int atOrAfter(int place) {
        int at = Arrays.binarySearch(places, 0, size, place);
        return at < 0 ? -at - 1 : at;
    }

    /** So much more, or less, of one measure. */
    public void add(Measure measure, long change) {
        add(measure.ordinal(), change);
    }

    /** So many more, or fewer, durations in one bucket. */
    public void add(DurationMeasure duration, int bucket, long change) {
        add(place(duration, bucket), change);
    }

    private void add(int place, long change) {
        add(new int[] {place}, new long[] {change}, 1);
    }

    /** All that another one changes. */
    public void add(Delta other) {
        add(other.places, other.sums, other.size);
    }

    /**
     * Adds {@code sums}, of which the first {@code length} belong to {@code places}.
     *
     * @param places ascending, as {@link #place(int)} tells them
     */
    public void add(int[] places, long[] sums, int length) {
        if (addToKnown(places, sums, length) < length) {
            merge(places, sums, length);
        }
        dropZeros();
    }

    /** Adds where all places are known, and changes nothing otherwise; returns how many are. */
    private int addToKnown(int[] added, long[] changes, int length) {
        int known = 0;
        for (int mine = 0; known < length; known++, mine++) {
            while (mine < size && places[mine] < added[known]) {
                mine++;
            }
            if (mine == size || places[mine] != added[known]) {
                return known;
            }
        }
        for (int mine = 0, theirs = 0; theirs < length; mine++) {
            if (places[mine] == added[theirs]) {
                sums[mine] += changes[theirs++];
            }
        }
        return known;
    }

    /** Merges from the end, so that nothing has to be copied aside. */
    private void merge(int[] added, long[] changes, int length) {
        int fresh = length - known(added, length);
        room(size + fresh);
        int mine = size - 1;
        int theirs = length - 1;
        size += fresh;
        for (int to = size - 1; theirs >= 0; to--) {
            if (mine >= 0 && places[mine] >= added[theirs]) {
                boolean same = places[mine] == added[theirs];
                places[to] = places[mine];
                sums[to] = sums[mine--] + (same ? changes[theirs] : 0);
                theirs -= same ? 1 : 0;
            } else {
                places[to] = added[theirs];
                sums[to] = changes[theirs--];
            }
        }
    }

    /** How many of these places are here. */
    private int known(int[] added, int length) {
        int known = 0;
        for (int mine = 0, theirs = 0; mine < size && theirs < length; ) {
            int order = Integer.compare(places[mine], added[theirs]);
            known += order == 0 ? 1 : 0;
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }
        return known;
    }

    /** Half as much again as is there already, since what grows mostly goes on growing; at first just what it takes. */
    private void room(int needed) {
        if (needed > places.length) {
            int capacity = Math.max(needed, places.length + places.length / 2);
            places = Arrays.copyOf(places, capacity);
            sums = Arrays.copyOf(sums, capacity);
        }
    }

    private void dropZeros() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (sums[i] != 0) {
                places[kept] = places[i];
                sums[kept++] = sums[i];
            }
        }
        size = kept;
    }

    /** Whether nothing changes. */
    public boolean isNothing() {
        return size == 0;
    }

    /** How many numbers change. */
    public int size() {
        return size;
    }

    /** The place of the number at {@code index}; higher indexes have higher places. */
    public int place(int index) {
        return places[index];
    }

    /** The change of the number at {@code index}, never zero. */
    public long sum(int index) {
        return sums[index];
    }

    /** Nothing changes any more; made ready to append to. */
    public void clear() {
        size = 0;
    }

    /** The change of a measure after all that are here. */
    public void append(Measure measure, long change) {
        append(measure.ordinal(), change);
    }

    /** The change of a bucket after all that are here. */
    public void append(DurationMeasure duration, int bucket, long change) {
        append(place(duration, bucket), change);
    }

    private void append(int place, long change) {
        if (change == 0) {
            return;
        }
        if (size == places.length) {
            room(size + 16);
        }
        places[size] = place;
        sums[size++] = change;
    }
}
