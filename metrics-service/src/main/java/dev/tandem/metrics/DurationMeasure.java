package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is kept as a histogram, since a mean alone hides who waits long. */
public enum DurationMeasure {
    /** First reply less start. */
    REPLY {
        @Override
        @Nullable
        Long millis(Episode episode) {
            return between(episode.startedAt(), episode.firstReplyAt());
        }
    },
    /** Resolved less start, where it was resolved and is known when. */
    RESOLUTION {
        @Override
        @Nullable
        Long millis(Episode episode) {
            return EpisodeFact.resolved(episode) ? between(episode.startedAt(), episode.resolvedAt()) : null;
        }
    },
    /** The time of people divided by the conversations that they held at once; time of automation is never in it. */
    HANDLE {
        @Override
        @Nullable
        Long millis(Episode episode) {
            Double seconds = episode.humanSeconds();
            Integer parallel = episode.parallel();
            return seconds == null ? null : Math.round(seconds * 1000 / (parallel == null ? 1 : parallel));
        }
    };

    /** Milliseconds, null where there is nothing to measure. */
    abstract @Nullable Long millis(Episode episode);

    private static @Nullable Long between(Instant start, @Nullable Instant end) {
        return end == null ? null : (Long) Duration.between(start, end).toMillis();
    }

    /** How it is called in tables. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
