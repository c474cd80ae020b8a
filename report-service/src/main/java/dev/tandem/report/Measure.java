package dev.tandem.report;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

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
    REOPEN_PENDING,
    AUTOMATED,
    DURABLE,
    DURABLE_AI,
    ASSUMED_QUIET,
    ASSUMED_PENDING,
    FIRST_CONTACT,
    FIRST_CONTACT_BASE,
    FIRST_CONTACT_BEYOND,
    FIRST_CONTACT_PENDING,
    REPEAT_BASE_7,
    REPEATED_7,
    REPEAT_PENDING_7,
    REPEAT_BASE_30,
    REPEATED_30,
    REPEAT_PENDING_30,
    HUMAN_REACHED,
    NPS_COUNT,
    NPS_PROMOTERS,
    NPS_DETRACTORS,
    CES_COUNT,
    CES_AGREED,
    CES_SUM,
    COMPLAINTS_CLOSED,
    COMPLAINTS_CLOSED_3D,
    COMPLAINTS_CLOSED_8W,
    COMPLAINTS_DECIDED,
    COMPLAINTS_UPHELD,
    QUALITY_COUNT,
    QUALITY_SUM,
    QUALITY_SQUARES,
    EMPATHY_COUNT,
    EMPATHY_SUM,
    EMPATHY_SQUARES,
    CORRECT_COUNT,
    CORRECT_TRUE,
    QUALITY_PAIRS,
    QUALITY_AGREED,
    EMPATHY_PAIRS,
    EMPATHY_AGREED,
    CORRECT_PAIRS,
    CORRECT_AGREED,
    AI_PART_COUNT,
    AI_PART_MS,
    WAIT_PART_COUNT,
    WAIT_PART_MS,
    HUMAN_PART_COUNT,
    HUMAN_PART_MS,
    HUMAN_WAIT_COUNT,
    HUMAN_WAIT_MS;

    /** The epoch of what has been summed from the beginning. */
    public static final int FIRST_EPOCH = 1;

    private static final int SECOND_EPOCH = 2;
    private static final int THIRD_EPOCH = 3;

    /** The constants are in the order in which they were added. */
    private static final Measure LAST_OF_FIRST_EPOCH = REOPEN_PENDING;

    /** Those that counted something else than they were to before the third epoch. */
    private static final Set<Measure> CORRECTED = EnumSet.of(
            HANDED_OVER,
            AUTOMATED,
            DURABLE_AI,
            ASSUMED_QUIET,
            ASSUMED_PENDING,
            HANDLE_COUNT,
            HANDLE_MS,
            AI_PART_COUNT,
            AI_PART_MS,
            WAIT_PART_COUNT,
            WAIT_PART_MS,
            HUMAN_PART_COUNT,
            HUMAN_PART_MS,
            REPLY_COUNT,
            REPLY_MS,
            SLA_DUE,
            SLA_MET,
            SLA_PENDING);

    /** The name in the published views and in definitions. */
    public String key() {
        return Keys.of(this);
    }

    /** When it was added to the sums. Sums of facts that were counted before hold nothing of it. */
    int added() {
        return compareTo(LAST_OF_FIRST_EPOCH) <= 0 ? FIRST_EPOCH : SECOND_EPOCH;
    }

    /**
     * From which epoch on it is what it is called: when it was added, or corrected. Facts that were counted before have to
     * be counted anew first.
     */
    public int epoch() {
        return CORRECTED.contains(this) ? THIRD_EPOCH : added();
    }

    /** The epoch from which on all of them can be relied on. */
    static int epoch(Collection<Measure> measures) {
        return measures.stream().mapToInt(Measure::epoch).max().orElse(FIRST_EPOCH);
    }
}
