package dev.tandem.ingest.feeds;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How long to wait before asking again. Chance keeps those who failed together from coming back together. */
final class Pauses {
    /** Enough to reach any longest pause, and no overflow. */
    private static final int MOST_DOUBLINGS = 30;

    private final Duration usual;
    private final Duration first;
    private final Duration longest;
    private final RandomGenerator chance;

    Pauses(Duration usual, Duration first, Duration longest, RandomGenerator chance) {
        this.usual = usual;
        this.first = first;
        this.longest = longest;
        this.chance = chance;
    }

    /** The pause after a poll that worked: the usual one, a tenth more or less. */
    Duration usual() {
        return scaled(usual.toMillis(), 0.9, 1.1);
    }

    /**
     * The pause after failures in a row: it doubles with each, up to the longest, and chance shortens it by up to a half.
     *
     * @param failures at least 1
     * @param retryAfter what the server wishes; it is obeyed up to the longest pause
     */
    Duration afterFailure(int failures, @Nullable Duration retryAfter) {
        double doubled = first.toMillis() * Math.pow(2, Math.min(failures - 1, MOST_DOUBLINGS));
        Duration own = scaled((long) Math.min(doubled, (double) longest.toMillis()), 0.5, 1);
        if (retryAfter == null || retryAfter.compareTo(own) <= 0) {
            return own;
        }
        return retryAfter.compareTo(longest) > 0 ? longest : retryAfter;
    }

    private Duration scaled(long millis, double least, double most) {
        return Duration.ofMillis((long) (millis * (least + (most - least) * chance.nextDouble())));
    }
}
