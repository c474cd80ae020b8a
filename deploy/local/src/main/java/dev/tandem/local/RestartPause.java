package dev.tandem.local;

import java.time.Duration;

/** How long to wait before a service that died is started again: 1, 2, 4 … 30 seconds, and 1 again after a minute of life. */
final class RestartPause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration GOOD_LIFE = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** Forgets the lives before: the next one was ended on purpose and says nothing about them. */
    void forget() {
        next = FIRST;
    }

    /** The pause after a life of this length. */
    Duration after(Duration life) {
        if (life.compareTo(GOOD_LIFE) >= 0) {
            next = FIRST;
        }
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
