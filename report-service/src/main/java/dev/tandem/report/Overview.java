package dev.tandem.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one page about an organisation shows.
 *
 * @param organisation whose
 * @param from the first day
 * @param to the first day that is not shown any more
 * @param granularity how long a point of a curve lasts
 * @param total the curves over all handlers
 * @param byHandler the curves for each handler
 * @param comparison the newest months against the first, null where there are too few
 * @param changes what was changed in automation within this time
 * @param people how many people work there, from each day on
 */
public record Overview(
        Organisation organisation,
        LocalDate from,
        LocalDate to,
        Granularity granularity,
        Map<Indicator, List<Row>> total,
        Map<Indicator, List<Row>> byHandler,
        @Nullable Comparison comparison,
        List<Timeline.Change> changes,
        List<People> people) {

    /**
     * The newest complete months against the first ones.
     *
     * @param months how many months each side has
     * @param baseline the first day of the first months
     * @param newest the first day of the newest months
     * @param movements how each indicator moved
     */
    public record Comparison(int months, LocalDate baseline, LocalDate newest, List<Movement> movements) {}

    /** How many people work there from a day on. */
    public record People(LocalDate day, double count) {}
}
