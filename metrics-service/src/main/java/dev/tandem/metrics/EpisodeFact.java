package dev.tandem.metrics;

import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Episode.SlaTarget;
import dev.tandem.events.Handler;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one episode, and the moment as of which it was last counted. What it adds to the sums is a
 * function of this record alone, so whatever changes, the sums change by what it adds now less what it added before.
 *
 * @param snapshot the newest, null while only feedback or a reopening has come
 * @param feedback what customers said of it
 * @param reopenedAt start of the first episode that reopens it
 * @param asOf some facts turn true by waiting: this is the present that they were judged in
 */
public record EpisodeFact(
        EpisodeKey key,
        @Nullable Snapshot snapshot,
        FeedbackSums feedback,
        @Nullable Instant reopenedAt,
        Instant asOf) {

    /** A resolution lasts when nothing comes back for so long. */
    static final Duration QUIET = Duration.ofDays(7);

    /** Nothing is known of it yet. */
    public static EpisodeFact unseen(EpisodeKey key, Instant asOf) {
        return new EpisodeFact(key, null, FeedbackSums.NONE, null, asOf);
    }

    /** The same fact after {@code candidate}, which changes it only when it is newer. */
    public EpisodeFact with(Snapshot candidate) {
        if (snapshot != null && candidate.compareTo(snapshot) <= 0) {
            return this;
        }
        return new EpisodeFact(key, candidate, feedback, reopenedAt, asOf);
    }

    public EpisodeFact with(FeedbackSums added) {
        return new EpisodeFact(key, snapshot, feedback.plus(added), reopenedAt, asOf);
    }

    public EpisodeFact reopenedAt(@Nullable Instant start) {
        return new EpisodeFact(key, snapshot, feedback, start, asOf);
    }

    public EpisodeFact asOf(Instant now) {
        return new EpisodeFact(key, snapshot, feedback, reopenedAt, now);
    }

    /** The episode that this one says it reopens. */
    public @Nullable EpisodeKey reopens() {
        return snapshot == null || snapshot.episode().reopens() == null
                ? null
                : new EpisodeKey(key.organisation(), snapshot.episode().reopens());
    }

    static Handler handler(Episode episode) {
        if (episode.aiAnsweredAt() != null) {
            return episode.humanAnsweredAt() != null ? Handler.HYBRID : Handler.AI;
        }
        return episode.humanAnsweredAt() != null ? Handler.HUMAN : Handler.NONE;
    }

    static Slice slice(Episode episode) {
        return Slice.of(
                episode.organisation(),
                handler(episode),
                episode.channel(),
                episode.language(),
                episode.topic(),
                episode.complexity(),
                episode.market());
    }

    static boolean confirmed(Episode episode) {
        return episode.resolution() == Resolution.CONFIRMED;
    }

    /** The source says so, or gives a time of resolution without saying who thinks so. */
    static boolean assumed(Episode episode) {
        return episode.resolution() == Resolution.ASSUMED
                || (episode.resolution() == null && episode.resolvedAt() != null);
    }

    static boolean resolved(Episode episode) {
        return confirmed(episode) || assumed(episode);
    }

    static boolean open(Episode episode) {
        return !resolved(episode) && episode.abandonedAt() == null && episode.resolution() != Resolution.UNRESOLVED;
    }

    /** When a resolved episode counts as quiet for long enough, null when it is not resolved. */
    private static @Nullable Instant quietFrom(Episode episode) {
        if (!resolved(episode)) {
            return null;
        }
        Instant resolvedAt = episode.resolvedAt();
        return (resolvedAt == null ? episode.updatedAt() : resolvedAt).plus(QUIET);
    }

    static boolean quiet(Episode episode, Instant asOf) {
        Instant from = quietFrom(episode);
        return from != null && !asOf.isBefore(from);
    }

    /** Whether a resolved episode came back within the quiet time, or its source says that it did. */
    boolean reopenedSoon(Episode episode) {
        Integer count = episode.reopenCount();
        if (count != null && count > 0) {
            return true;
        }
        Instant until = quietFrom(episode);
        return reopenedAt != null && until != null && !reopenedAt.isAfter(until);
    }

    /** How a service level stands. */
    enum Sla {
        NONE,
        PENDING,
        MET,
        MISSED
    }

    static Sla sla(Episode episode, Instant asOf) {
        Boolean verdict = episode.slaMet();
        if (verdict != null) {
            return verdict ? Sla.MET : Sla.MISSED;
        }
        Instant due = episode.slaDueAt();
        if (due == null) {
            return Sla.NONE;
        }
        Instant reached = episode.slaTarget() == SlaTarget.FIRST_REPLY
                ? episode.firstReplyAt()
                : resolved(episode) ? episode.resolvedAt() : null;
        if (reached != null) {
            return reached.isAfter(due) ? Sla.MISSED : Sla.MET;
        }
        return asOf.isBefore(due) ? Sla.PENDING : Sla.MISSED;
    }

    /** When waiting alone will next change what this adds to the sums; null when it never will. */
    public @Nullable Instant maturesAt() {
        if (snapshot == null) {
            return null;
        }
        Episode episode = snapshot.episode();
        Instant quiet = quietFrom(episode);
        Instant next = quiet != null && asOf.isBefore(quiet) ? quiet : null;
        Instant due = sla(episode, asOf) == Sla.PENDING ? episode.slaDueAt() : null;
        if (next == null || due == null) {
            return next == null ? due : next;
        }
        return next.isBefore(due) ? next : due;
    }
}
