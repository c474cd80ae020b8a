package dev.tandem.events;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What was spent in a period.
 *
 * @param from first day
 * @param to day after the last
 * @param amount in units of the currency
 * @param currency ISO 4217 code
 */
public record Cost(
        @Text(max = 100) String organisation,
        LocalDate from,
        LocalDate to,
        Category category,
        @Range(min = -1e15, max = 1e15) BigDecimal amount,
        @Text(max = 3, pattern = "[A-Z]{3}") String currency)
        implements EventData {

    /** What the money was spent on. */
    public enum Category {
        PEOPLE,
        INDIRECT,
        TECHNOLOGY,
        AI
    }

    public Cost {
        Rules.rules().refuseIf(!to.isAfter(from), "to", "is not after /from").hold();
    }
}
