package dev.tandem.report;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One number of an answer.
 *
 * @param period where its period begins
 * @param group the values of what was grouped by, in that order
 * @param estimate the number, with nulls for what is withheld
 * @param parts what is told beside it
 * @param remark what belongs to numbers that are not made of sums alone; null else
 * @param mature false while it may still change by itself
 * @param suppressed true where a group is too small, or would give away one that is
 */
public record Row(
        ZonedDateTime period,
        List<String> group,
        Estimate estimate,
        List<Part> parts,
        @Nullable Remark remark,
        boolean mature,
        boolean suppressed) {

    public Row {
        group = List.copyOf(group);
        parts = List.copyOf(parts);
    }

    /**
     * A number that belongs to the row's.
     *
     * @param key its name in answers
     * @param unit what it counts
     */
    public record Part(String key, Unit unit, Estimate estimate, boolean suppressed) {}

    /** What has to be said about a number so that it can be understood. */
    public sealed interface Remark {}

    /**
     * The money behind a cost per resolution.
     *
     * @param currency ISO 4217; null where there is none, or more than one
     * @param costs by category, in that currency; none where the row is withheld
     * @param days how many days are asked about
     * @param coveredDays for how many of them any cost is recorded
     * @param reason why there is no value; null where there is one, or where it is withheld
     */
    public record Money(
            @Nullable String currency,
            Map<String, Double> costs,
            int days,
            int coveredDays,
            @Nullable Reason reason) implements Remark {
        /** Why there is no value. */
        public enum Reason {
            NO_COSTS,
            SEVERAL_CURRENCIES,
            NO_DURABLE_RESOLUTIONS;

            /** As it is written in answers. */
            public String key() {
                return Keys.of(this);
            }
        }
    }

    /**
     * What a range of full-time equivalents rests on.
     *
     * @param workingDays Mondays to Fridays of the period; public holidays are not known
     * @param leastHumanCases how many cases of people a kind of case needs to be compared with
     * @param compared how many of the AI's resolutions have enough cases of people to be compared with; null where
     *     that would tell of too few
     */
    public record Assumptions(
            FullTime assumed,
            int workingDays,
            long leastHumanCases,
            @Nullable Long compared) implements Remark {}

    /**
     * How the number of people in a role changed within the period.
     *
     * @param byReason how many more (or fewer, if negative) for each reason; {@code unknown} where none was stated
     * @param unexplained what the stated numbers changed beyond that; null where one of them is not known
     */
    public record Changes(
            Map<String, Double> byReason, @Nullable Double unexplained) implements Remark {}
}
