package dev.tandem.report;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;

/** How long one row of an answer lasts; named by its ISO 8601 duration. */
public enum Granularity {
    PT1H,
    P1D,
    P1W,
    P1M;

    /** The first moment after the period that begins at {@code start}. */
    public ZonedDateTime end(ZonedDateTime start) {
        return switch (this) {
            case PT1H -> start.plusHours(1);
            case P1D -> start.plusDays(1);
            case P1W -> start.plusWeeks(1);
            case P1M -> start.plusMonths(1);
        };
    }

    /** The granularity of that name. */
    public static Optional<Granularity> find(String key) {
        return Arrays.stream(values())
                .filter(granularity -> granularity.name().equals(key))
                .findFirst();
    }
}
