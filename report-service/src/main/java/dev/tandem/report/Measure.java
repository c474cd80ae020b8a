package dev.tandem.report;

/** What a cell adds up; every one is a whole number that can be summed over cells. */
public enum Measure {
    EPISODES,
    ANSWERED,
    AI_INVOLVED,
    CONTAINED,
    HANDED_OVER,
    HUMAN_REQUESTED,
    DISCLOSED,
    CONFIRMED,
    ASSUMED,
    RESOLVED,
    OPEN,
    REPLY_COUNT,
    REPLY_MS,
    RESOLUTION_COUNT,
    RESOLUTION_MS,
    HANDLE_COUNT,
    HANDLE_MS,
    CSAT_COUNT,
    CSAT_POSITIVE,
    CSAT_SUM,
    COMPLAINTS,
    SLA_DUE,
    SLA_MET,
    SLA_PENDING,
    REOPEN_BASE,
    REOPENED,
    REOPEN_PENDING;

    /** The name in the published views and in definitions. */
    public String key() {
        return Keys.of(this);
    }
}
