package dev.tandem.metrics;

/** The cells in the order of their revisions. */
public interface ChangedCells extends Changes<ChangedCell> {}
