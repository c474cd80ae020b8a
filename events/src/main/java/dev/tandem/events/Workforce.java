package dev.tandem.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How many people hold a role from a day on, or how their number changed that day.
 *
 * @param headcount people
 * @param change people who came (positive) or left (negative)
 * @param paidHours hours paid for in the month that begins on {@code effectiveOn}
 * @param productiveHours those of them spent with customers
 */
public record Workforce(
        @Text(max = 100) String organisation,
        LocalDate effectiveOn,
        @Text(max = 64) String role,
        @Nullable @Range(min = 0, max = 1e7) Double headcount,
        @Nullable @Range(min = -1e7, max = 1e7) Double change,
        @Nullable Reason reason,
        @Nullable @Range(min = 0, max = 1e10) Double paidHours,
        @Nullable @Range(min = 0, max = 1e10) Double productiveHours)
        implements EventData {

    /** Why the number of people changed. */
    public enum Reason {
        LAYOFF,
        ATTRITION,
        HIRE,
        REHIRE,
        REDEPLOYMENT
    }

    public Workforce {
        Rules.rules()
                .refuseIf(
                        headcount == null && change == null && paidHours == null && productiveHours == null,
                        "headcount",
                        "or change or hours must be given")
                .refuseIf(reason != null && change == null, "change", "is missing, but a reason for it is given")
                .hold();
    }
}
