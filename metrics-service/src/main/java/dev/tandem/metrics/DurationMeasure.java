package dev.tandem.metrics;

import dev.tandem.events.Episode;
import dev.tandem.events.Handler;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is kept as a histogram, since a mean alone hides who waits long. */
public enum DurationMeasure {
    /** First reply less start. */
    REPLY(1) {
        @Override
        long millis(Episode episode) {
            return between(episode.startedAt(), EpisodeFact.firstReply(episode));
        }
    },
    /** Resolved less start, where it was resolved and is known when. */
    RESOLUTION(1) {
        @Override
        long millis(Episode episode) {
            return EpisodeFact.resolved(episode) ? between(episode.startedAt(), episode.resolvedAt()) : NONE;
        }
    },
    /**
     * The time of people divided by the conversations that they held at once, where one worked on it; time of automation is
     * never in it. Sources also say 0 seconds of episodes that no person ever saw.
     */
    HANDLE(1) {
        @Override
        long millis(Episode episode) {
            Double seconds = episode.humanSeconds();
            return seconds == null || (seconds == 0 && episode.humanAnsweredAt() == null)
                    ? NONE
                    : perConversation(seconds, episode.parallel());
        }
    },
    /** Of a resolved hybrid episode: from its start until automation gave it away. */
    AI_PART(2) {
        @Override
        long millis(Episode episode) {
            return hasParts(episode) ? between(episode.startedAt(), givenAway(episode)) : NONE;
        }
    },
    /** Of a resolved hybrid episode: from then until a person answered. */
    WAIT_PART(2) {
        @Override
        long millis(Episode episode) {
            Instant givenAway = givenAway(episode);
            return hasParts(episode) && givenAway != null ? between(givenAway, episode.humanAnsweredAt()) : NONE;
        }
    },
    /** Of a resolved hybrid episode: from then until it was resolved. */
    HUMAN_PART(2) {
        @Override
        long millis(Episode episode) {
            Instant answered = episode.humanAnsweredAt();
            return hasParts(episode) && answered != null ? between(answered, episode.resolvedAt()) : NONE;
        }
    },
    /** From the request for a person until one answered, where automation was involved. */
    HUMAN_WAIT(2) {
        @Override
        long millis(Episode episode) {
            Instant requested = episode.humanRequestedAt();
            return requested != null && episode.aiAnsweredAt() != null && EpisodeFact.reached(episode)
                    ? between(requested, episode.humanAnsweredAt())
                    : NONE;
        }
    };

    /** There is nothing to measure. */
    static final long NONE = Long.MIN_VALUE;

    private final int since;
    private final String column = name().toLowerCase(Locale.ROOT);

    DurationMeasure(int since) {
        this.since = since;
    }

    /** Milliseconds, or {@link #NONE}. */
    abstract long millis(Episode episode);

    /** The same by the definitions of an epoch. */
    long millis(Episode episode, int epoch) {
        return epoch < FormerAddends.CORRECTED ? FormerAddends.millis(this, episode) : millis(episode);
    }

    /** What a duration adds to the number of durations, or to their sum. */
    static long addend(long millis, boolean sum) {
        return millis == NONE ? 0 : sum ? millis : 1;
    }

    /** The epoch from which on it is counted. */
    int since() {
        return since;
    }

    /** How it is called in tables. */
    public String column() {
        return column;
    }

    static long perConversation(double seconds, @Nullable Integer parallel) {
        return Math.round(seconds * 1000 / (parallel == null ? 1 : parallel));
    }

    static long between(Instant start, @Nullable Instant end) {
        return end == null ? NONE : Duration.between(start, end).toMillis();
    }

    /** The answer of a person does not tell it: how long was waited for that would be made up. */
    private static @Nullable Instant givenAway(Episode episode) {
        return episode.handedOverAt() == null ? episode.humanRequestedAt() : episode.handedOverAt();
    }

    private static boolean hasParts(Episode episode) {
        Instant aiAnswered = episode.aiAnsweredAt();
        Instant givenAway = givenAway(episode);
        return aiAnswered != null
                && givenAway != null
                && !givenAway.isBefore(aiAnswered)
                && isWhole(episode, givenAway);
    }

    /** The parts after automation gave it away make up the whole only where they follow each other. */
    static boolean isWhole(Episode episode, @Nullable Instant givenAway) {
        Instant answered = episode.humanAnsweredAt();
        Instant resolved = episode.resolvedAt();
        return EpisodeFact.handler(episode) == Handler.HYBRID
                && EpisodeFact.resolved(episode)
                && givenAway != null
                && answered != null
                && resolved != null
                && !answered.isBefore(givenAway)
                && !resolved.isBefore(answered);
    }
}
