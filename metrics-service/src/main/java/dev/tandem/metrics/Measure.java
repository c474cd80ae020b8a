package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is added up in a cell. Each constant is a column of that name; what an episode adds is stated here, and what
 * feedback adds in {@link FeedbackSums}. Counts unless the name ends in {@code MS}, milliseconds; scores of reviews are
 * in hundredths.
 */
public enum Measure {
    EPISODES(episode -> true),
    ANSWERED(episode -> EpisodeFact.firstReply(episode) != null),
    AI_INVOLVED(Measure::aiInvolved),
    CONTAINED(episode -> aiInvolved(episode) && episode.humanAnsweredAt() == null && episode.handedOverAt() == null),
    HANDED_OVER(episode -> aiInvolved(episode) && EpisodeFact.passedOn(episode)),
    HUMAN_REQUESTED(episode -> aiInvolved(episode) && episode.humanRequestedAt() != null),
    DISCLOSED(episode -> aiInvolved(episode) && episode.disclosedAt() != null),
    CONFIRMED(EpisodeFact::confirmed),
    ASSUMED(EpisodeFact::assumed),
    RESOLVED(EpisodeFact::resolved),
    OPEN(EpisodeFact::open, true),
    REPLY_COUNT(DurationMeasure.REPLY, false),
    REPLY_MS(DurationMeasure.REPLY, true),
    RESOLUTION_COUNT(DurationMeasure.RESOLUTION, false),
    RESOLUTION_MS(DurationMeasure.RESOLUTION, true),
    HANDLE_COUNT(DurationMeasure.HANDLE, false),
    HANDLE_MS(DurationMeasure.HANDLE, true),
    CSAT_COUNT(1),
    CSAT_POSITIVE(1),
    CSAT_SUM(1),
    COMPLAINTS(1),
    SLA_DUE((fact, episode) -> one(Sla.of(fact, episode).isDue())),
    SLA_MET((fact, episode) -> one(Sla.of(fact, episode) == Sla.MET)),
    SLA_PENDING((fact, episode) -> one(Sla.of(fact, episode) == Sla.PENDING), true),
    REOPEN_BASE((fact, episode) -> one(fact.quiet(episode))),
    REOPENED((fact, episode) -> one(fact.quiet(episode) && fact.reopenedSoon(episode))),
    REOPEN_PENDING((fact, episode) -> one(EpisodeFact.resolved(episode) && !fact.quiet(episode)), true),

    AUTOMATED((fact, episode) -> one(fact.automated(episode)), 2),
    DURABLE((fact, episode) -> one(fact.durable(episode)), 2),
    DURABLE_AI((fact, episode) -> one(EpisodeFact.byAiAlone(episode) && fact.durable(episode)), 2),
    ASSUMED_QUIET((fact, episode) -> one(fact.assumedQuiet(episode)), 2),
    ASSUMED_PENDING((fact, episode) -> one(fact.assumedPending(episode)), 2, true),
    FIRST_CONTACT(
            (fact, episode) ->
                    one(fact.durable(episode) && episode.reopens() == null && !EpisodeFact.passedOn(episode)),
            2),
    FIRST_CONTACT_BASE((fact, episode) -> one(fact.firstContactKnown(episode)), 2),
    FIRST_CONTACT_BEYOND((fact, episode) -> one(fact.firstContactKnown(episode) && EpisodeFact.passedOn(episode)), 2),
    FIRST_CONTACT_PENDING((fact, episode) -> one(!fact.firstContactKnown(episode)), 2, true),
    REPEAT_BASE_7((fact, episode) -> one(fact.repeatKnown(episode, EpisodeFact.WEEK)), 2),
    REPEATED_7((fact, episode) -> one(fact.repeated(episode, EpisodeFact.WEEK)), 2),
    REPEAT_PENDING_7((fact, episode) -> one(fact.repeatPending(episode, EpisodeFact.WEEK)), 2, true),
    REPEAT_BASE_30((fact, episode) -> one(fact.repeatKnown(episode, EpisodeFact.MONTH)), 2),
    REPEATED_30((fact, episode) -> one(fact.repeated(episode, EpisodeFact.MONTH)), 2),
    REPEAT_PENDING_30((fact, episode) -> one(fact.repeatPending(episode, EpisodeFact.MONTH)), 2, true),
    HUMAN_REACHED((fact, episode) -> one(aiInvolved(episode) && EpisodeFact.reached(episode)), 2),
    NPS_COUNT(2),
    NPS_PROMOTERS(2),
    NPS_DETRACTORS(2),
    CES_COUNT(2),
    CES_AGREED(2),
    CES_SUM(2),
    COMPLAINTS_CLOSED(2),
    COMPLAINTS_CLOSED_3D(2),
    COMPLAINTS_CLOSED_8W(2),
    COMPLAINTS_DECIDED(2),
    COMPLAINTS_UPHELD(2),
    QUALITY_COUNT(2),
    QUALITY_SUM(2),
    QUALITY_SQUARES(2),
    EMPATHY_COUNT(2),
    EMPATHY_SUM(2),
    EMPATHY_SQUARES(2),
    CORRECT_COUNT(2),
    CORRECT_TRUE(2),
    QUALITY_PAIRS(2),
    QUALITY_AGREED(2),
    EMPATHY_PAIRS(2),
    EMPATHY_AGREED(2),
    CORRECT_PAIRS(2),
    CORRECT_AGREED(2),
    AI_PART_COUNT(DurationMeasure.AI_PART, false),
    AI_PART_MS(DurationMeasure.AI_PART, true),
    WAIT_PART_COUNT(DurationMeasure.WAIT_PART, false),
    WAIT_PART_MS(DurationMeasure.WAIT_PART, true),
    HUMAN_PART_COUNT(DurationMeasure.HUMAN_PART, false),
    HUMAN_PART_MS(DurationMeasure.HUMAN_PART, true),
    HUMAN_WAIT_COUNT(DurationMeasure.HUMAN_WAIT, false),
    HUMAN_WAIT_MS(DurationMeasure.HUMAN_WAIT, true);

    /**
     * The newest epoch. Of a fact that was counted in an earlier one, measures of a later one are missing in the sums, and
     * those that were corrected since are in them by {@link FormerAddends}.
     */
    public static final int EPOCH = 3;

    /** What a fact adds. */
    interface Addend {
        long of(EpisodeFact fact, Episode episode);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final @Nullable Addend addend;

    private final int since;
    private final boolean pending;

    Measure(@Nullable Addend addend, int since, boolean pending) {
        this.addend = addend;
        this.since = since;
        this.pending = pending;
    }

    Measure(Addend addend) {
        this(addend, 1, false);
    }

    Measure(Addend addend, int since) {
        this(addend, since, false);
    }

    Measure(Addend addend, boolean pending) {
        this(addend, 1, pending);
    }

    Measure(Predicate<Episode> counted) {
        this((fact, episode) -> one(counted.test(episode)));
    }

    Measure(Predicate<Episode> counted, boolean pending) {
        this((fact, episode) -> one(counted.test(episode)), pending);
    }

    /** What is said of an episode adds it, the episode itself does not. */
    Measure(int since) {
        this(null, since, false);
    }

    Measure(DurationMeasure duration, boolean sum) {
        this((fact, episode) -> DurationMeasure.addend(duration.millis(episode), sum), duration.since());
    }

    static long one(boolean counted) {
        return counted ? 1 : 0;
    }

    private static boolean aiInvolved(Episode episode) {
        return episode.aiAnsweredAt() != null;
    }

    /** The name of its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The epoch from which on it is counted. */
    int since() {
        return since;
    }

    /** Whether it counts what has yet to turn out. */
    boolean pending() {
        return pending;
    }

    /** What the fact, whose snapshot holds {@code episode}, adds by the definitions of an epoch. */
    long of(EpisodeFact fact, Episode episode, int epoch) {
        if (addend == null) {
            return fact.feedback().of(this);
        }
        return epoch < FormerAddends.CORRECTED
                ? FormerAddends.of(this, addend, fact, episode)
                : addend.of(fact, episode);
    }
}
