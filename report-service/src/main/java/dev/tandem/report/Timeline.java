package dev.tandem.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened beside the episodes. Answers at once, or fails with {@link DataUnavailableException}. */
public interface Timeline {
    /** The changes in automation and in what people are told, oldest first. */
    List<Change> changes(String organisation);

    /** The statements about how many people work there, oldest first. */
    List<Headcount> workforce(String organisation);

    /**
     * A change in automation.
     *
     * @param kind {@code rollout}, {@code rollback}, {@code model}, {@code policy} or {@code disclosure}
     * @param share the share of traffic, 0 to 1
     * @param told who was told
     */
    record Change(
            Instant at,
            String kind,
            @Nullable Double share,
            @Nullable String told) {}

    /**
     * How many people work in a role from a day on.
     *
     * @param level how many there are; null where only a change is known
     * @param change how many more or fewer; null where only the level is known
     */
    record Headcount(
            LocalDate day,
            String role,
            @Nullable Double level,
            @Nullable Double change,
            @Nullable String reason) {
        /** What is stated as the number of a day holds with the changes of that day, so it comes behind them. */
        static final Comparator<Headcount> ORDER =
                Comparator.comparing(Headcount::day).thenComparing(statement -> statement.level() != null);
    }
}
