package dev.tandem.benchmarks.truth;

import dev.tandem.events.Episode;
import dev.tandem.events.Episode.Resolution;
import dev.tandem.events.Handler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one episode once nothing more comes.
 *
 * @param answers customers who said how content they are
 * @param content those of them who gave 4 or 5 of 5
 */
record Outcome(Episode episode, int answers, int content) {

    Handler handler() {
        if (episode.aiAnsweredAt() == null) {
            return episode.humanAnsweredAt() == null ? Handler.NONE : Handler.HUMAN;
        }
        return episode.humanAnsweredAt() == null ? Handler.AI : Handler.HYBRID;
    }

    /** The customer said so, or it was assumed because nobody said otherwise. */
    boolean isResolved() {
        Resolution resolution = episode.resolution();
        return resolution == null ? episode.resolvedAt() != null : resolution != Resolution.UNRESOLVED;
    }

    boolean isConfirmed() {
        return episode.resolution() == Resolution.CONFIRMED;
    }

    /** The date on which it started, in UTC. */
    String day() {
        return episode.startedAt().toString().substring(0, "2025-01-01".length());
    }

    String month() {
        return episode.startedAt().toString().substring(0, "2025-01".length());
    }

    String topic() {
        return known(episode.topic());
    }

    String language() {
        return known(episode.language());
    }

    String complexity() {
        return episode.complexity() == null ? known(null) : lower(episode.complexity());
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String known(@Nullable String value) {
        return value == null ? "unknown" : value;
    }
}
