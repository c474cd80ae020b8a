package dev.tandem.metrics;

import java.time.LocalDateTime;

/**
 * An hour, a day or a month.
 *
 * @param start in the time that {@link Granularity} says
 */
public record Period(Granularity granularity, LocalDateTime start) {}
