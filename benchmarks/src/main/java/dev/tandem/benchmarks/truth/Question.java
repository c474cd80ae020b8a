package dev.tandem.benchmarks.truth;

/** What is asked. */
public enum Question {
    /** Episodes by day and handler. */
    VOLUME,
    /** Content answers of those to surveys of satisfaction, by month and handler. */
    SATISFACTION,
    /** Median and 90th percentile of the time until resolution, by topic and handler. */
    RESOLUTION_TIME,
    /** Confirmed resolutions by topic, complexity, language, channel and handler: the strata of a fair comparison. */
    CONFIRMED,
    /** Resolved episodes that were reopened within 7 days, by handler. */
    REOPENED,
    /** Episodes whose customer came again with the same topic within 7 days of their start, by handler. */
    REPEATED
}
