package dev.tandem.metrics;

/** How many durations fell into which of the {@link LogBuckets}, more or fewer than before. */
public final class BucketCounts {
    private final int[] places;
    private final long[] counts;
    private final int from;
    private final int size;
    private final int placeOfZero;

    BucketCounts(int[] places, long[] counts, int from, int size, int placeOfZero) {
        this.places = places;
        this.counts = counts;
        this.from = from;
        this.size = size;
        this.placeOfZero = placeOfZero;
    }

    /** How many buckets change. */
    public int size() {
        return size;
    }

    /** The bucket at a place, ascending. */
    public int bucket(int place) {
        return places[from + place] - placeOfZero;
    }

    /** The change of the count at a place, never zero. */
    public int count(int place) {
        return Math.toIntExact(counts[from + place]);
    }
}
