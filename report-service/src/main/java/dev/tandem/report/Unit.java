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
    PER_1000;

    /** As it is written in answers, {@code per_1000} for instance. */
    public String key() {
        return Keys.of(this);
    }
}
