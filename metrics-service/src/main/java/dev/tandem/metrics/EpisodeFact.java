package dev.tandem.metrics;

import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one episode, and the moment as of which it is counted. What it adds to the sums is a
 * function of this record alone, so whatever changes, the sums change by what it adds now less what it added before.
 *
 * @param snapshot the newest, null while only feedback or a reopening has come
 * @param knownResolvedAt when a source first said that it is resolved, null where nothing older than the snapshot is known
 * @param feedback what customers said of it
 * @param reopenedAt start of the first episode that reopens it
 * @param nextContactAt start of the next episode of the same customer and topic, where that is within {@link #MONTH}
 * @param asOf some facts turn true by waiting: this is the present that they were judged in
 */
public record EpisodeFact(
        EpisodeKey key,
        @Nullable Snapshot snapshot,
        @Nullable Instant knownResolvedAt,
        FeedbackSums feedback,
        @Nullable Instant reopenedAt,
        @Nullable Instant nextContactAt,
        Instant asOf) {
    /** A resolution lasts when nothing comes back for so long; a contact within it is a repeated one. */
    public static final Duration WEEK = Duration.ofDays(7);

    /** The longest time after which a contact is still a repeated one. */
    public static final Duration MONTH = Duration.ofDays(30);

    /** Whoever does not ask on for so long after a conversation had their answer. */
    public static final Duration CONVERSATION = Duration.ofDays(1);

    /** The same after a letter, which is read and answered later. */
    public static final Duration LETTER = Duration.ofDays(3);

    /** Channels of letters, in small letters and without hyphens. */
    private static final Set<String> LETTERS = Set.of("email", "mail", "letter", "brief", "post");

    /** Nothing is known of it yet. */
    public static EpisodeFact unseen(EpisodeKey key, Instant asOf) {
        return new EpisodeFact(key, null, null, FeedbackSums.NONE, null, null, asOf);
    }

    /** The same fact after {@code candidate}, which takes the place of the snapshot only when it is newer. */
    public EpisodeFact with(Snapshot candidate) {
        EpisodeFact known = resolvedBy(saidResolvedAt(candidate));
        if (snapshot != null && candidate.compareTo(snapshot) <= 0) {
            return known;
        }
        return new EpisodeFact(key, candidate, known.saidResolvedAt(), feedback, reopenedAt, nextContactAt, asOf);
    }

    /**
     * The same fact, of which a source said at that time that it is resolved. Only the first of these times counts: whoever
     * sends a resolved episode once more adds nothing to when it was resolved.
     */
    public EpisodeFact resolvedBy(@Nullable Instant at) {
        Instant first = earliest(saidResolvedAt(), at);
        return Objects.equals(first, saidResolvedAt())
                ? this
                : new EpisodeFact(key, snapshot, first, feedback, reopenedAt, nextContactAt, asOf);
    }

    private @Nullable Instant saidResolvedAt() {
        return snapshot == null ? knownResolvedAt : earliest(knownResolvedAt, saidResolvedAt(snapshot));
    }

    /** When this snapshot said that the episode is resolved, null where it says otherwise. */
    public static @Nullable Instant saidResolvedAt(Snapshot snapshot) {
        return resolved(snapshot.episode()) ? snapshot.episode().updatedAt() : null;
    }

    /** The earlier one of those that are there. */
    public static @Nullable Instant earliest(@Nullable Instant one, @Nullable Instant other) {
        if (one == null) {
            return other;
        }
        return other == null || one.isBefore(other) ? one : other;
    }

    /** The same fact, of which this was said in all. */
    public EpisodeFact with(FeedbackSums said) {
        return new EpisodeFact(key, snapshot, knownResolvedAt, said, reopenedAt, nextContactAt, asOf);
    }

    public EpisodeFact reopenedAt(@Nullable Instant start) {
        return new EpisodeFact(key, snapshot, knownResolvedAt, feedback, start, nextContactAt, asOf);
    }

    public EpisodeFact nextContactAt(@Nullable Instant start) {
        return new EpisodeFact(key, snapshot, knownResolvedAt, feedback, reopenedAt, start, asOf);
    }

    public EpisodeFact asOf(Instant now) {
        return new EpisodeFact(key, snapshot, knownResolvedAt, feedback, reopenedAt, nextContactAt, now);
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

    /** The cells that an episode counts in. */
    public static Slice slice(Episode episode) {
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
    private @Nullable Instant quietFrom(Episode episode) {
        if (!resolved(episode)) {
            return null;
        }
        return endedAt(episode).plus(WEEK);
    }

    /** When it was resolved, or when that was first known. */
    Instant endedAt(Episode episode) {
        Instant known = knownResolvedAt == null ? episode.updatedAt() : knownResolvedAt;
        return Objects.requireNonNullElse(episode.resolvedAt(), known);
    }

    boolean quiet(Episode episode) {
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

    /** Whether somebody came back until then, by reopening or with the same topic. */
    private boolean cameBack(Instant until) {
        return (reopenedAt != null && !reopenedAt.isAfter(until))
                || (nextContactAt != null && !nextContactAt.isAfter(until));
    }

    /** Resolved, and nobody came back in the quiet time that is over. */
    boolean durable(Episode episode) {
        Instant until = quietFrom(episode);
        return until != null && !asOf.isBefore(until) && !reopenedSoon(episode) && !cameBack(until);
    }

    /** How long one waits for somebody to ask on, whatever spelling of the channel a source has. */
    private static Duration patience(Episode episode) {
        String channel = episode.channel().toLowerCase(Locale.ROOT).replace("-", "");
        return LETTERS.contains(channel) ? LETTER : CONVERSATION;
    }

    /** Assumed to be resolved, and nobody asked on for as long as one waits on that channel. */
    boolean assumedQuiet(Episode episode) {
        return assumed(episode) && assumedQuiet(episode, patience(episode));
    }

    /** That nobody asked on for so long after the end. */
    boolean assumedQuiet(Episode episode, Duration patience) {
        Instant until = endedAt(episode).plus(patience);
        return !asOf.isBefore(until) && !cameBack(until);
    }

    boolean assumedPending(Episode episode) {
        return assumed(episode) && assumedPending(episode, patience(episode));
    }

    /** That it can still turn out within so long after the end. */
    boolean assumedPending(Episode episode, Duration patience) {
        return asOf.isBefore(endedAt(episode).plus(patience));
    }

    /** A person took over, or was to. Where automation and a person answered, one did, whether its source tells when or not. */
    static boolean passedOn(Episode episode) {
        return episode.handedOverAt() != null || handler(episode) == Handler.HYBRID;
    }

    /** Automation answered, and nobody else did or was to. */
    static boolean byAiAlone(Episode episode) {
        return handler(episode) == Handler.AI && !passedOn(episode);
    }

    /** Automation alone resolved it: the customer said so, or has not asked on for long enough. */
    boolean automated(Episode episode) {
        return byAiAlone(episode) && (confirmed(episode) || assumedQuiet(episode));
    }

    /** Whether it is old enough to tell if one contact was enough. */
    boolean firstContactKnown(Episode episode) {
        Instant until = quietFrom(episode);
        return !asOf.isBefore(until == null ? episode.startedAt().plus(WEEK) : until);
    }

    /** Whether it can be told at all if this customer comes again with this topic. */
    public static boolean tellsRepeats(Episode episode) {
        return episode.customer() != null
                && episode.topic() != null
                && !episode.topic().equals(Slice.UNKNOWN);
    }

    boolean repeatKnown(Episode episode, Duration within) {
        return tellsRepeats(episode) && !asOf.isBefore(episode.startedAt().plus(within));
    }

    boolean repeatPending(Episode episode, Duration within) {
        return tellsRepeats(episode) && asOf.isBefore(episode.startedAt().plus(within));
    }

    boolean repeated(Episode episode, Duration within) {
        return repeatKnown(episode, within)
                && nextContactAt != null
                && !nextContactAt.isAfter(episode.startedAt().plus(within));
    }

    /** A person answered once the customer had asked for one. */
    static boolean reached(Episode episode) {
        Instant requested = episode.humanRequestedAt();
        Instant answered = episode.humanAnsweredAt();
        return requested != null && answered != null && !answered.isBefore(requested);
    }

    /** The first reply of any kind, also where its source tells no more than who answered when. */
    static @Nullable Instant firstReply(Episode episode) {
        return earliest(episode.firstReplyAt(), earliest(episode.aiAnsweredAt(), episode.humanAnsweredAt()));
    }
}
