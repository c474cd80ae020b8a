package dev.tandem.metrics;

import dev.tandem.events.Episode;
import dev.tandem.metrics.EpisodeFact.Sla;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * What is added up in a cell. Each constant is a column of that name; what an episode adds is stated here and nowhere
 * else. Counts unless the name ends in {@code MS}, milliseconds.
 */
public enum Measure {
    EPISODES(episode -> true),
    ANSWERED(episode ->
            EpisodeFact.handler(episode) != dev.tandem.events.Handler.NONE || episode.firstReplyAt() != null),
    AI_INVOLVED(Measure::aiInvolved),
    CONTAINED(episode -> aiInvolved(episode) && episode.humanAnsweredAt() == null && episode.handedOverAt() == null),
    HANDED_OVER(episode -> aiInvolved(episode) && episode.handedOverAt() != null),
    HUMAN_REQUESTED(episode -> aiInvolved(episode) && episode.humanRequestedAt() != null),
    DISCLOSED(episode -> aiInvolved(episode) && episode.disclosedAt() != null),
    CONFIRMED(EpisodeFact::confirmed),
    ASSUMED(EpisodeFact::assumed),
    RESOLVED(EpisodeFact::resolved),
    OPEN(EpisodeFact::open),
    REPLY_COUNT(DurationMeasure.REPLY, false),
    REPLY_MS(DurationMeasure.REPLY, true),
    RESOLUTION_COUNT(DurationMeasure.RESOLUTION, false),
    RESOLUTION_MS(DurationMeasure.RESOLUTION, true),
    HANDLE_COUNT(DurationMeasure.HANDLE, false),
    HANDLE_MS(DurationMeasure.HANDLE, true),
    CSAT_COUNT((fact, episode) -> fact.feedback().csatCount()),
    CSAT_POSITIVE((fact, episode) -> fact.feedback().csatPositive()),
    CSAT_SUM((fact, episode) -> fact.feedback().csatSum()),
    COMPLAINTS((fact, episode) -> fact.feedback().complaints()),
    SLA_DUE((fact, episode) -> switch (EpisodeFact.sla(episode, fact.asOf())) {
        case MET, MISSED -> 1;
        case NONE, PENDING -> 0;
    }),
    SLA_MET((fact, episode) -> one(EpisodeFact.sla(episode, fact.asOf()) == Sla.MET)),
    SLA_PENDING((fact, episode) -> one(EpisodeFact.sla(episode, fact.asOf()) == Sla.PENDING)),
    REOPEN_BASE((fact, episode) -> one(EpisodeFact.quiet(episode, fact.asOf()))),
    REOPENED((fact, episode) -> one(EpisodeFact.quiet(episode, fact.asOf()) && fact.reopenedSoon(episode))),
    REOPEN_PENDING((fact, episode) -> one(EpisodeFact.resolved(episode) && !EpisodeFact.quiet(episode, fact.asOf())));

    private interface Addend {
        long of(EpisodeFact fact, Episode episode);
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Addend addend;

    Measure(Addend addend) {
        this.addend = addend;
    }

    Measure(Predicate<Episode> counted) {
        this((fact, episode) -> one(counted.test(episode)));
    }

    Measure(DurationMeasure duration, boolean sum) {
        this((fact, episode) -> {
            Long millis = duration.millis(episode);
            return millis == null ? 0 : sum ? millis : 1;
        });
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }

    private static boolean aiInvolved(Episode episode) {
        return episode.aiAnsweredAt() != null;
    }

    /** The name of its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the fact, whose snapshot holds {@code episode}, adds. */
    long of(EpisodeFact fact, Episode episode) {
        return addend.of(fact, episode);
    }
}
