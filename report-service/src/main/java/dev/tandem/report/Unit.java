package dev.tandem.report;

/** What a value counts. */
public enum Unit {
    /** Whole things. */
    COUNT,
    /** A part of a whole, 0 to 1. */
    SHARE,
    /** Seconds. */
    SECONDS,
    /** Things per 1,000 episodes. */
    PER_1000,
    /** Points of the scale that the definition states. */
    POINTS,
    /** Money, in the currency that the answer states. */
    MONEY,
    /** People working full time. */
    FTE;

    /** As it is written in answers, {@code per_1000} for instance. */
    public String key() {
        return Keys.of(this);
    }
}
