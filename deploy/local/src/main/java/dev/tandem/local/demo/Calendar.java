package dev.tandem.local.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The two years that the scenario covers, and the dates on which its story turns. */
final class Calendar {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 7, 1);
    /** The day after the last. */
    static final LocalDate END = LocalDate.of(2026, 7, 1);

    static final LocalDate ROLLOUT = LocalDate.of(2025, 1, 7);
    static final LocalDate ROLLOUT_WIDER = LocalDate.of(2025, 2, 4);
    static final LocalDate ROLLOUT_WIDEST = LocalDate.of(2025, 3, 4);
    static final LocalDate NEW_MODEL = LocalDate.of(2025, 5, 13);
    static final LocalDate DISCLOSURE = LocalDate.of(2025, 7, 8);
    static final LocalDate STAFF_TOLD = LocalDate.of(2025, 10, 7);
    static final LocalDate ROLLBACK = LocalDate.of(2025, 12, 2);
    static final LocalDate HYBRID_POLICY = LocalDate.of(2025, 12, 9);

    private static final double SECONDS_A_MONTH = 730.5 / 24 * 86_400;
    private static final long BEGINNING = startOf(FIRST_DAY);

    private Calendar() {}

    /** Local midnight in epoch seconds. */
    static long startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toEpochSecond();
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }

    /** Months of equal length since the beginning. */
    static double month(long epochSecond) {
        return (epochSecond - BEGINNING) / SECONDS_A_MONTH;
    }
}
