package dev.tandem.benchmarks.peers;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sum over some episodes, which can be added and taken away: counts, and times of resolution in logarithmic
 * buckets of 1 % (DDSketch: Masson, Rim, Lee 2019).
 */
final class Cell {
    private static final double GAMMA = 1.01 / 0.99;
    private static final double LOG_GAMMA = Math.log(GAMMA);
    private static final int CONTENT = 4;
    private static final int FIXED = 6 * Integer.BYTES;
    private static final int[] NONE = {};

    private int episodes;
    private int confirmed;
    private int answers;
    private int content;
    private int complaints;
    private int[] buckets = NONE;
    private int[] counts = NONE;

    int episodes() {
        return episodes;
    }

    int confirmed() {
        return confirmed;
    }

    int answers() {
        return answers;
    }

    int content() {
        return content;
    }

    /** Another one that holds the same. */
    Cell copy() {
        Cell copy = new Cell();
        copy.episodes = episodes;
        copy.confirmed = confirmed;
        copy.answers = answers;
        copy.content = content;
        copy.complaints = complaints;
        copy.buckets = buckets.clone();
        copy.counts = counts.clone();
        return copy;
    }

    /** Adds an episode ({@code times} 1) or takes it away again (-1). */
    Cell add(Known known, int times) {
        episodes += times;
        confirmed += known.confirmed() ? times : 0;
        complaints += known.complained() ? times : 0;
        if (known.score() > 0) {
            answers += times;
            content += known.score() >= CONTENT ? times : 0;
        }
        if (known.resolutionMillis() >= 0) {
            bucket(bucketOf(known.resolutionMillis()), times);
        }
        return this;
    }

    /** Adds all that another one holds. */
    Cell add(Cell other) {
        episodes += other.episodes;
        confirmed += other.confirmed;
        answers += other.answers;
        content += other.content;
        complaints += other.complaints;
        for (int i = 0; i < other.buckets.length; i++) {
            bucket(other.buckets[i], other.counts[i]);
        }
        return this;
    }

    private static int bucketOf(long millis) {
        return millis == 0 ? Short.MIN_VALUE : (int) Math.ceil(Math.log((double) millis) / LOG_GAMMA);
    }

    private void bucket(int bucket, int times) {
        int at = Arrays.binarySearch(buckets, bucket);
        if (at < 0) {
            buckets = inserted(buckets, -at - 1, bucket);
            counts = inserted(counts, -at - 1, times);
        } else if (counts[at] + times == 0) {
            buckets = removed(buckets, at);
            counts = removed(counts, at);
        } else {
            counts[at] += times;
        }
    }

    private static int[] inserted(int[] values, int at, int value) {
        int[] more = new int[values.length + 1];
        System.arraycopy(values, 0, more, 0, at);
        more[at] = value;
        System.arraycopy(values, at, more, at + 1, values.length - at);
        return more;
    }

    private static int[] removed(int[] values, int at) {
        int[] fewer = new int[values.length - 1];
        System.arraycopy(values, 0, fewer, 0, at);
        System.arraycopy(values, at + 1, fewer, at, fewer.length - at);
        return fewer;
    }

    /** How many of its episodes have a time of resolution. */
    int durations() {
        return Arrays.stream(counts).sum();
    }

    /** The time in milliseconds that so many percent do not exceed. */
    double percentile(int percent) {
        long rank = Math.max(1, ((long) durations() * percent + 99) / 100);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return buckets[i] == Short.MIN_VALUE ? 0 : 2 * Math.pow(GAMMA, buckets[i]) / (GAMMA + 1);
            }
        }
        return 0;
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(FIXED + 2 * Integer.BYTES * buckets.length)
                .putInt(episodes)
                .putInt(confirmed)
                .putInt(answers)
                .putInt(content)
                .putInt(complaints)
                .putInt(buckets.length);
        for (int i = 0; i < buckets.length; i++) {
            bytes.putInt(buckets[i]).putInt(counts[i]);
        }
        return bytes.array();
    }

    static Cell of(byte @Nullable [] array) {
        Cell cell = new Cell();
        if (array == null) {
            return cell;
        }
        ByteBuffer bytes = ByteBuffer.wrap(array);
        cell.episodes = bytes.getInt();
        cell.confirmed = bytes.getInt();
        cell.answers = bytes.getInt();
        cell.content = bytes.getInt();
        cell.complaints = bytes.getInt();
        int length = bytes.getInt();
        cell.buckets = new int[length];
        cell.counts = new int[length];
        for (int i = 0; i < length; i++) {
            cell.buckets[i] = bytes.getInt();
            cell.counts[i] = bytes.getInt();
        }
        return cell;
    }
}
