package dev.tandem.metrics;

import dev.tandem.events.Episode;
import java.util.EnumMap;
import java.util.Map;

/**
 * What facts add that were counted before epoch {@value #CORRECTED}, where a definition was corrected then. A stored fact of
 * such an epoch is in the sums by these, so by these it has to be taken out of them; nothing new is counted by them.
 */
final class FormerAddends {
    /** The first epoch that nothing here is about. */
    static final int CORRECTED = 3;

    private static final Map<Measure, Measure.Addend> ADDENDS = new EnumMap<>(Measure.class);

    static {
        ADDENDS.put(
                Measure.HANDED_OVER,
                (fact, episode) -> Measure.one(episode.aiAnsweredAt() != null && episode.handedOverAt() != null));
    }

    private FormerAddends() {}

    static long of(Measure measure, Measure.Addend corrected, EpisodeFact fact, Episode episode) {
        return ADDENDS.getOrDefault(measure, corrected).of(fact, episode);
    }
}
