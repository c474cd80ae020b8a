package dev.tandem.report.postgres;

import dev.tandem.report.Cut;
import dev.tandem.report.Dimension;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Which sums are kept, those with the fewest rows first: the same episodes are also summed over some of the dimensions,
 * so that a year of days is answered from thousands of rows instead of millions.
 */
enum Kept {
    HANDLERS("d", "m"),
    TOPICS("t", "T"),
    ALL("D", "M");

    private final String day;
    private final String month;

    Kept(String day, String month) {
        this.day = day;
        this.month = month;
    }

    /** The fewest that still tell apart what a cut groups and filters by. */
    static Kept of(Cut cut) {
        return Arrays.stream(values())
                .filter(kept -> Stream.concat(cut.groupBy().stream(), cut.filters().keySet().stream())
                        .allMatch(kept::tells))
                .findFirst()
                .orElse(ALL);
    }

    private boolean tells(Dimension dimension) {
        return switch (dimension) {
            case HANDLER, CHANNEL -> true;
            case TOPIC -> this != HANDLERS;
            case LANGUAGE, COMPLEXITY, MARKET -> this == ALL;
        };
    }

    /** What the published views call the granularity of these sums. */
    String granularity(Cut.Size size) {
        return switch (size) {
            case HOUR -> "H";
            case DAY -> day;
            case MONTH -> month;
        };
    }
}
