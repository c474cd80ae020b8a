package dev.tandem.metrics;

import dev.tandem.events.Episode;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What facts add that were counted before epoch {@value #CORRECTED}, where a definition was corrected then. A stored fact of
 * such an epoch is in the sums by these, so by these it has to be taken out of them; nothing new is counted by them.
 */
final class FormerAddends {
    /** The first epoch that nothing here is about. */
    static final int CORRECTED = 3;

    private static final Map<Measure, Measure.Addend> ADDENDS = new EnumMap<>(Measure.class);
    private static final Map<DurationMeasure, ToLongFunction<Episode>> DURATIONS = new EnumMap<>(DurationMeasure.class);

    static {
        put(Measure.HANDED_OVER, (fact, episode) -> episode.aiAnsweredAt() != null && episode.handedOverAt() != null);
        put(
                Measure.AUTOMATED,
                (fact, episode) -> EpisodeFact.handler(episode) == Handler.AI && EpisodeFact.resolved(episode));
        put(Measure.DURABLE_AI, (fact, episode) -> EpisodeFact.handler(episode) == Handler.AI && fact.durable(episode));
        put(
                Measure.ASSUMED_QUIET,
                (fact, episode) -> EpisodeFact.assumed(episode) && fact.assumedQuiet(episode, patience(episode)));
        put(
                Measure.ASSUMED_PENDING,
                (fact, episode) -> EpisodeFact.assumed(episode) && fact.assumedPending(episode, patience(episode)));
        put(Measure.SLA_DUE, (fact, episode) -> sla(fact, episode).isDue());
        put(Measure.SLA_MET, (fact, episode) -> sla(fact, episode) == Sla.MET);
        put(Measure.SLA_PENDING, (fact, episode) -> sla(fact, episode) == Sla.PENDING);
        put(
                DurationMeasure.REPLY,
                Measure.REPLY_COUNT,
                Measure.REPLY_MS,
                episode -> DurationMeasure.between(episode.startedAt(), episode.firstReplyAt()));
        put(DurationMeasure.HANDLE, Measure.HANDLE_COUNT, Measure.HANDLE_MS, FormerAddends::handle);
        put(
                DurationMeasure.AI_PART,
                Measure.AI_PART_COUNT,
                Measure.AI_PART_MS,
                episode -> part(episode, episode.startedAt(), givenAway(episode)));
        put(
                DurationMeasure.WAIT_PART,
                Measure.WAIT_PART_COUNT,
                Measure.WAIT_PART_MS,
                episode -> part(episode, givenAway(episode), episode.humanAnsweredAt()));
        put(
                DurationMeasure.HUMAN_PART,
                Measure.HUMAN_PART_COUNT,
                Measure.HUMAN_PART_MS,
                episode -> part(episode, episode.humanAnsweredAt(), episode.resolvedAt()));
    }

    /** Other spellings of these were taken for conversations. */
    private static final Set<String> LETTERS = Set.of("email", "mail", "letter");

    private FormerAddends() {}

    private static Duration patience(Episode episode) {
        return LETTERS.contains(episode.channel()) ? EpisodeFact.LETTER : EpisodeFact.CONVERSATION;
    }

    private static void put(Measure measure, BiPredicate<EpisodeFact, Episode> counted) {
        ADDENDS.put(measure, (fact, episode) -> Measure.one(counted.test(fact, episode)));
    }

    private static void put(DurationMeasure duration, Measure count, Measure sum, ToLongFunction<Episode> millis) {
        DURATIONS.put(duration, millis);
        ADDENDS.put(count, (fact, episode) -> DurationMeasure.addend(millis.applyAsLong(episode), false));
        ADDENDS.put(sum, (fact, episode) -> DurationMeasure.addend(millis.applyAsLong(episode), true));
    }

    private static Sla sla(EpisodeFact fact, Episode episode) {
        Instant resolved = EpisodeFact.resolved(episode) ? episode.resolvedAt() : null;
        boolean reply = episode.slaTarget() == SlaTarget.FIRST_REPLY;
        return Sla.of(episode, reply ? episode.firstReplyAt() : resolved, fact.asOf());
    }

    private static long handle(Episode episode) {
        Double seconds = episode.humanSeconds();
        return seconds == null ? DurationMeasure.NONE : DurationMeasure.perConversation(seconds, episode.parallel());
    }

    /** Where nothing told it, the answer of a person was taken for it. */
    private static @Nullable Instant givenAway(Episode episode) {
        Instant handedOver = episode.handedOverAt() == null ? episode.humanRequestedAt() : episode.handedOverAt();
        return handedOver == null ? episode.humanAnsweredAt() : handedOver;
    }

    private static long part(Episode episode, @Nullable Instant from, @Nullable Instant to) {
        return from != null && DurationMeasure.isWhole(episode, givenAway(episode))
                ? DurationMeasure.between(from, to)
                : DurationMeasure.NONE;
    }

    static long of(Measure measure, Measure.Addend corrected, EpisodeFact fact, Episode episode) {
        return ADDENDS.getOrDefault(measure, corrected).of(fact, episode);
    }

    static long millis(DurationMeasure duration, Episode episode) {
        ToLongFunction<Episode> former = DURATIONS.get(duration);
        return former == null ? duration.millis(episode) : former.applyAsLong(episode);
    }
}
