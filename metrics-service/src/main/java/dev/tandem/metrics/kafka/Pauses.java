package dev.tandem.metrics.kafka;

import java.time.Duration;

/** Pauses between tries, each twice as long as the one before up to a longest. One thread uses it. */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private Duration next = FIRST;

    Duration next() {
        Duration pause = next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return pause;
    }

    void startOver() {
        next = FIRST;
    }
}
