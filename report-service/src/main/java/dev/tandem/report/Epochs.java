package dev.tandem.report;

/**
 * How far the sums hold what definitions have come to need. Answers from the database at once, or fails with
 * {@link DataUnavailableException}.
 */
public interface Epochs {
    /** The newest epoch of measures that all facts have been counted for, {@link Measure#FIRST_EPOCH} at least. */
    int complete();
}
