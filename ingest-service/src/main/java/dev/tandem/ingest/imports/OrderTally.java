package dev.tandem.ingest.imports;

import org.jspecify.annotations.Nullable;

/**
 * What a whole column says about the order of day and month. A single date such as 3/4/2026 says nothing; one such as
 * 31/12/2026 decides, and a column in which dates decide differently cannot be trusted at all: it is what is left when a
 * spreadsheet took some of the dates for its own and turned them.
 */
final class OrderTally {
    private static final int MONTHS = 12;
    private static final long NONE = -1;

    private long dayFirst = NONE;
    private long monthFirst = NONE;
    private long either = NONE;

    /** The two numbers of a date that may be day and month, in the order in which they stand. */
    record Numbers(int first, int second) {}

    /** Takes the date of a row into account. */
    void add(long row, Numbers numbers) {
        if (numbers.first() > MONTHS && numbers.second() <= MONTHS) {
            dayFirst = dayFirst == NONE ? row : dayFirst;
        } else if (numbers.second() > MONTHS && numbers.first() <= MONTHS) {
            monthFirst = monthFirst == NONE ? row : monthFirst;
        } else if (numbers.first() <= MONTHS && numbers.first() != numbers.second()) {
            either = either == NONE ? row : either;
        }
    }

    /** What is wrong with the column, null when nothing is. */
    @Nullable
    Flaw flaw(@Nullable DayOrder declared, String column) {
        if (dayFirst != NONE && monthFirst != NONE) {
            long later = Math.max(dayFirst, monthFirst);
            return new Flaw(
                    later,
                    column,
                    "holds dates of both orders: row " + dayFirst + " has the day before the month, row " + monthFirst
                            + " the month before the day; so no date of this column can be trusted");
        }
        DayOrder found = found();
        if (declared != null && found == declared.other()) {
            return new Flaw(
                    found == DayOrder.DAY_FIRST ? dayFirst : monthFirst,
                    column,
                    "has the " + found.words().replace("before", "before the") + ", but the mapping reads the "
                            + declared.words().replace("before", "before the"));
        }
        if (declared == null && found == null && either != NONE) {
            return new Flaw(
                    either,
                    column,
                    "is ambiguous: every date of this column can be read with the day or with the month first;"
                            + " say order: day-first or order: month-first in the mapping");
        }
        return null;
    }

    /** The order that some date proves, null when none does. */
    @Nullable
    DayOrder found() {
        if (dayFirst != NONE) {
            return DayOrder.DAY_FIRST;
        }
        return monthFirst == NONE ? null : DayOrder.MONTH_FIRST;
    }
}
