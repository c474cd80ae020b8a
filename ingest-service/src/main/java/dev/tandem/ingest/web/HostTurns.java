package dev.tandem.ingest.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One request at a time to a host, and a pause between two. */
final class HostTurns {
    private final Set<String> busy = new HashSet<>();
    private final Map<String, Long> quietUntil = new HashMap<>();

    /** Waits for the turn at a host; false when it does not come in time. Who got it has to {@link #leave}. */
    synchronized boolean enter(String host, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            long now = System.nanoTime();
            long quiet = quietUntil.getOrDefault(host, now) - now;
            if (quiet <= 0 && busy.add(host)) {
                quietUntil.values().removeIf(until -> until - now <= 0);
                return true;
            }
            long left = end - now;
            if (left <= 0) {
                return false;
            }
            long wait = Math.min(left, quiet > 0 ? quiet : left);
            TimeUnit.NANOSECONDS.timedWait(this, wait + TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** Ends a turn; the next begins after the pause. */
    synchronized void leave(String host, Duration pause) {
        busy.remove(host);
        quietUntil.put(host, System.nanoTime() + pause.toNanos());
        notifyAll();
    }
}
