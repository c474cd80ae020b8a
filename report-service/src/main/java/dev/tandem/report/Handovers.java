package dev.tandem.report;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why AI handed over to people. Answers from the database at once, or fails with {@link DataUnavailableException}. */
public interface Handovers {
    /** The handovers of a cut by reason, in no order; a cut of hours has none. */
    List<Handover> read(Cut cut);

    /**
     * Some handovers for the same reason.
     *
     * @param start where their period begins, as in {@link Slice}
     * @param group the values of the dimensions that were grouped by, in that order
     */
    record Handover(@Nullable LocalDateTime start, List<String> group, String reason, long count) {}
}
