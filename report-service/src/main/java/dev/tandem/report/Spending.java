package dev.tandem.report;

import java.time.LocalDate;
import java.util.List;

/** What the organisations spent. Answers from the database at once, or fails with {@link DataUnavailableException}. */
public interface Spending {
    /** Every cost of an organisation that falls at least partly into the days from one to another, half-open. */
    List<Cost> read(String organisation, LocalDate from, LocalDate to);

    /**
     * Money that was spent over some days, the same on each.
     *
     * @param from the first day
     * @param to the day after the last
     * @param category {@code people}, {@code indirect}, {@code technology} or {@code ai}
     * @param currency ISO 4217
     */
    record Cost(LocalDate from, LocalDate to, String category, double amount, String currency) {
        public Cost {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("from is not before to");
            }
        }
    }
}
