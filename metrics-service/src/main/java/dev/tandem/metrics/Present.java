package dev.tandem.metrics;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The clock that everything here tells the time by. */
final class Present {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    Present() {}
}
