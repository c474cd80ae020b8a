package dev.tandem.benchmarks.ingest;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What became of what was sent. */
final class Posted {
    private static final double NANOS_A_MILLI = 1e6;
    private static final int ACCEPTED = 202;
    private static final int BUSY = 503;

    private final Map<Integer, Long> answers = new TreeMap<>();
    private long[] waits = new long[1 << 12];
    private int count;
    private long events;
    private long broken;
    private long withoutRetryAfter;

    void add(Answer answer, int sent, long nanos) {
        answers.merge(answer.status(), 1L, Long::sum);
        if (answer.status() == BUSY && !answer.saysWhenToRetry()) {
            withoutRetryAfter++;
        }
        if (answer.status() != ACCEPTED) {
            return;
        }
        events += sent;
        if (count == waits.length) {
            waits = Arrays.copyOf(waits, 2 * count);
        }
        waits[count++] = nanos;
    }

    void addBroken() {
        broken++;
    }

    /** How many events were answered 202. */
    long events() {
        return events;
    }

    /** How many requests were answered with each status. */
    Map<Integer, Long> answers() {
        return answers;
    }

    /** How many connections ended before their answer came. */
    long broken() {
        return broken;
    }

    /** How many answers 503 did not say when to come again. */
    long withoutRetryAfter() {
        return withoutRetryAfter;
    }

    /** Within how many milliseconds this share of those answered 202 was answered. */
    double millis(double share) {
        long[] sorted = Arrays.copyOf(waits, count);
        Arrays.sort(sorted);
        return count == 0 ? 0 : sorted[(int) Math.min(count - 1.0, share * count)] / NANOS_A_MILLI;
    }
}
