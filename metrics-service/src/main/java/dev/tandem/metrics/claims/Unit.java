package dev.tandem.metrics.claims;

import java.util.Locale;

/** What a quantity counts. */
public enum Unit {
    PERSONS,
    FTE,
    /** A part of a whole, 0 to 1. */
    SHARE,
    /** A change relative to before: a quarter less is -0.25. */
    RELATIVE,
    /** A change of a share by so much of the whole, percentage points: four fewer are -0.04. */
    POINTS,
    SECONDS,
    SCORE,
    COUNT,
    /** In whole units of the quantity's currency. */
    MONEY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    public String wireName() {
        return wireName;
    }
}
