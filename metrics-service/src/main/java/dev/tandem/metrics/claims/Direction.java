package dev.tandem.metrics.claims;

import java.util.Locale;

/** Where something moved, whether that is good or bad. */
public enum Direction {
    UP,
    DOWN,
    /** As before, or on a par with what it is compared to. */
    EQUAL,
    NONE;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
