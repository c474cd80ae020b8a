package dev.tandem.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;

/** How long the period of a cell is. */
public enum Granularity {
    /** An hour in UTC. */
    HOUR("H"),
    /** A day in the organisation's time zone. */
    DAY("D"),
    /** A calendar month in the organisation's time zone. */
    MONTH("M");

    private static final long SECONDS_AN_HOUR = 3600;
    private static final long SECONDS_A_DAY = 86_400;

    private final String code;

    Granularity(String code) {
        this.code = code;
    }

    /** The granularity that this letter stands for. */
    public static Granularity of(String code) {
        return Arrays.stream(values())
                .filter(granularity -> granularity.code.equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The one letter that stands for it in tables. */
    public String code() {
        return code;
    }

    /** The start of the period that holds {@code instant}: UTC for an hour, else the organisation's local time. */
    public Period period(Instant instant, ZoneId zone) {
        if (this == HOUR) {
            return new Period(this, Math.floorDiv(instant.getEpochSecond(), SECONDS_AN_HOUR) * SECONDS_AN_HOUR);
        }
        long local =
                instant.getEpochSecond() + zone.getRules().getOffset(instant).getTotalSeconds();
        long day = Math.floorDiv(local, SECONDS_A_DAY);
        if (this == MONTH) {
            day = LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay();
        }
        return new Period(this, day * SECONDS_A_DAY);
    }
}
