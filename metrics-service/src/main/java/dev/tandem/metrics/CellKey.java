package dev.tandem.metrics;

import java.time.LocalDateTime;
import java.util.Comparator;

/** Which sum: a slice in a period. The order is the one in which rows are locked. */
public record CellKey(Slice slice, Granularity granularity, LocalDateTime period) implements Comparable<CellKey> {
    private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::granularity)
            .thenComparing(CellKey::period)
            .thenComparing(CellKey::slice);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }
}
