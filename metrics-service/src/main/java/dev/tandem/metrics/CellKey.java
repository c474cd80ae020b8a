package dev.tandem.metrics;

import java.time.LocalDateTime;

/** Which sum: a slice in a period. */
public record CellKey(Slice slice, Granularity granularity, LocalDateTime period) {}
