package dev.tandem.metrics;

import dev.tandem.events.Episode;
import dev.tandem.events.Episode.SlaTarget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a service level stands. */
enum Sla {
    /** Nothing was due, or nobody can tell. */
    NONE,
    PENDING,
    MET,
    MISSED;

    boolean isDue() {
        return switch (this) {
            case MET, MISSED -> true;
            case NONE, PENDING -> false;
        };
    }

    /** How it stands for the fact, whose snapshot holds {@code episode}. */
    static Sla of(EpisodeFact fact, Episode episode) {
        if (episode.slaTarget() == SlaTarget.FIRST_REPLY) {
            return of(episode, EpisodeFact.firstReply(episode), fact.asOf());
        }
        if (!EpisodeFact.resolved(episode) || episode.resolvedAt() != null) {
            return of(episode, EpisodeFact.resolved(episode) ? episode.resolvedAt() : null, fact.asOf());
        }
        // it was resolved some time before that was known: where it was due by then, nobody can tell
        Sla known = of(episode, fact.endedAt(episode), fact.asOf());
        return known == MISSED && episode.slaMet() == null ? NONE : known;
    }

    /** How it stands when the target was reached at that time, or has not been. */
    static Sla of(Episode episode, @Nullable Instant reached, Instant asOf) {
        Boolean verdict = episode.slaMet();
        if (verdict != null) {
            return verdict ? MET : MISSED;
        }
        Instant due = episode.slaDueAt();
        if (due == null) {
            return NONE;
        }
        if (reached != null) {
            return reached.isAfter(due) ? MISSED : MET;
        }
        return asOf.isBefore(due) ? PENDING : MISSED;
    }
}
