package dev.tandem.metrics;

import java.util.Arrays;

/** How many durations fell into which of the {@link LogBuckets}, more or fewer than before; most hold one or two. */
public final class BucketCounts {
    static final BucketCounts NONE = new BucketCounts();

    private int[] buckets = new int[1];
    private int[] counts = new int[1];
    private int size;

    /** {@code change} more, or fewer, in {@code bucket}. */
    void add(int bucket, int change) {
        int place = Arrays.binarySearch(buckets, 0, size, bucket);
        if (place >= 0) {
            counts[place] += change;
            if (counts[place] == 0) {
                remove(place);
            }
            return;
        }
        insert(-place - 1, bucket, change);
    }

    private void insert(int place, int bucket, int change) {
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        System.arraycopy(buckets, place, buckets, place + 1, size - place);
        System.arraycopy(counts, place, counts, place + 1, size - place);
        buckets[place] = bucket;
        counts[place] = change;
        size++;
    }

    private void remove(int place) {
        size--;
        System.arraycopy(buckets, place + 1, buckets, place, size - place);
        System.arraycopy(counts, place + 1, counts, place, size - place);
    }

    /** How many buckets change. */
    public int size() {
        return size;
    }

    /** The bucket at a place, ascending. */
    public int bucket(int place) {
        return buckets[place];
    }

    /** The change of the count at a place, never zero. */
    public int count(int place) {
        return counts[place];
    }
}
