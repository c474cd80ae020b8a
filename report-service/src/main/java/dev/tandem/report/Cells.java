package dev.tandem.report;

import java.util.List;

/** The sums that are kept. Answers from the database at once, or fails with {@link DataUnavailableException}. */
public interface Cells {
    /** The slices of a cut that hold at least one episode, in no order. */
    List<Slice> read(Cut cut);
}
