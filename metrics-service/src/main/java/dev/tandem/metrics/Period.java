package dev.tandem.metrics;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * An hour, a day or a month.
 *
 * @param localSecond its start in the time that {@link Granularity} says, in seconds since 1970 on that clock
 */
public record Period(Granularity granularity, long localSecond) {
    private static final long SECONDS_AN_HOUR = 3600;

    /** Starts are multiples of an hour: by the second, most would share the few places of a table that has a power of two. */
    @Override
    public int hashCode() {
        return 31 * granularity.hashCode() + Long.hashCode(localSecond / SECONDS_AN_HOUR);
    }

    /** Its start in the time that {@link Granularity} says. */
    public LocalDateTime start() {
        return LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    }
}
