package dev.tandem.metrics;

import dev.tandem.events.Episode;

/**
 * What a source knew of an episode at one time.
 *
 * @param eventId breaks ties between snapshots of the same time, so that the order of arrival never matters
 * @param source breaks ties between sources that use the same ids
 */
public record Snapshot(Episode episode, String eventId, String source) implements Comparable<Snapshot> {

    /** Which episode it is about. */
    public EpisodeKey key() {
        return new EpisodeKey(episode.organisation(), episode.episode());
    }

    /** The newer one is greater. */
    @Override
    public int compareTo(Snapshot other) {
        int byTime = episode.updatedAt().compareTo(other.episode.updatedAt());
        int byId = byTime != 0 ? byTime : eventId.compareTo(other.eventId);
        return byId != 0 ? byId : source.compareTo(other.source);
    }

    /** The same identity and time, but other content: one of both cannot be true, and nothing says which. */
    public boolean contradicts(Snapshot other) {
        return compareTo(other) == 0 && !episode.equals(other.episode);
    }

    /** The newer of both. */
    public Snapshot newest(Snapshot other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
