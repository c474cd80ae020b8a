package dev.tandem.metrics.postgres;

import dev.tandem.metrics.EpisodeKey;

/** The identity of an episode as tables know it; everyone locks in this order. */
record FactKey(int organisation, Hash hash) implements Comparable<FactKey> {
    static FactKey of(int organisation, EpisodeKey key) {
        return new FactKey(organisation, Hash.of(key.episode()));
    }

    @Override
    public int compareTo(FactKey other) {
        int byOrganisation = Integer.compare(organisation, other.organisation);
        return byOrganisation != 0 ? byOrganisation : hash.compareTo(other.hash);
    }
}
