package dev.tandem.benchmarks.workload;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How much of a customer service a workload tells of.
 *
 * @param episodes how many requests; what else arrives is a share of them
 * @param days over how many days they start, from {@link #FIRST_DAY} on
 * @param seed another one gives another workload of the same kind
 */
public record Plan(long episodes, int days, long seed) {
    /** The day on which every workload starts. */
    public static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    /** Whose customer service it is. */
    public static final String ORGANISATION = "nordlicht";

    static final double DUPLICATES = 0.01;
    static final double CORRECTIONS = 0.05;
    static final double SURVEYS = 0.15;
    static final double COMPLAINTS = 0.01;

    private static final long SEED = 42;
    private static final int EVENTS_A_THOUSAND = 1220;

    public Plan {
        if (episodes < 1 || days < 1) {
            throw new IllegalArgumentException("at least one episode on one day is needed");
        }
    }

    /** A year, or as many days as {@code days} says, with about {@code events} events of all types. */
    public static Plan ofEvents(long events, int days) {
        return new Plan(Math.max(1, events * 1000 / EVENTS_A_THOUSAND), days, SEED);
    }

    /** The day after the last. */
    public LocalDate end() {
        return FIRST_DAY.plusDays(days);
    }

    static Instant midnight(long day) {
        return FIRST_DAY.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** How many customers there are: three episodes each, on average. */
    long customers() {
        return Math.max(10, episodes / 3);
    }

    /** The day, from 0, on which the episode with this number starts. */
    long dayOf(long number) {
        return Math.floorDiv(number * days, episodes);
    }

    /** The number of the first episode of a day. */
    long firstOf(long day) {
        return -Math.floorDiv(-day * episodes, days);
    }
}
