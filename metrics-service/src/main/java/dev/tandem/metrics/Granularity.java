package dev.tandem.metrics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long the period of a cell is. */
public enum Granularity {
    /** An hour in UTC. */
    HOUR("H"),
    /** A day in the organisation's time zone. */
    DAY("D"),
    /** A calendar month in the organisation's time zone. */
    MONTH("M");

    private final String code;

    Granularity(String code) {
        this.code = code;
    }

    /** The one letter that stands for it in tables. */
    public String code() {
        return code;
    }

    /** The start of the period that holds {@code instant}: UTC for an hour, else the organisation's local time. */
    public LocalDateTime start(Instant instant, ZoneId zone) {
        return switch (this) {
            case HOUR -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
            case DAY -> LocalDateTime.ofInstant(instant, zone).truncatedTo(ChronoUnit.DAYS);
            case MONTH ->
                LocalDateTime.ofInstant(instant, zone)
                        .truncatedTo(ChronoUnit.DAYS)
                        .withDayOfMonth(1);
        };
    }
}
