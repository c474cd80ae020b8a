package dev.tandem.metrics;

/** The identity of an episode. The order is the one in which rows are locked, so that two consumers never deadlock. */
public record EpisodeKey(String organisation, String episode) implements Comparable<EpisodeKey> {
    @Override
    public int compareTo(EpisodeKey other) {
        int byOrganisation = organisation.compareTo(other.organisation);
        return byOrganisation != 0 ? byOrganisation : episode.compareTo(other.episode);
    }
}
