package dev.tandem.metrics;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * An hour, a day or a month.
 *
 * @param localSecond its start in the time that {@link Granularity} says, in seconds since 1970 on that clock
 */
public record Period(Granularity granularity, long localSecond) {
    /** Its start in the time that {@link Granularity} says. */
    public LocalDateTime start() {
        return LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    }
}
