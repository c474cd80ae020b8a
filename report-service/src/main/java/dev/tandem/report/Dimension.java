package dev.tandem.report;

import java.util.Arrays;
import java.util.Optional;

/** What episodes can be grouped and filtered by; an unknown value is the text {@code unknown}. */
public enum Dimension {
    HANDLER,
    CHANNEL,
    LANGUAGE,
    TOPIC,
    COMPLEXITY,
    MARKET;

    /** As it is written in parameters and answers. */
    public String key() {
        return Keys.of(this);
    }

    /** True where sums by the hour still tell this dimension apart. */
    public boolean hourly() {
        return this == HANDLER || this == CHANNEL;
    }

    /** The dimension of that name. */
    public static Optional<Dimension> find(String key) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.key().equals(key))
                .findFirst();
    }
}
