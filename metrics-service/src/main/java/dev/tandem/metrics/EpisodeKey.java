package dev.tandem.metrics;

/** The identity of an episode. */
public record EpisodeKey(String organisation, String episode) {}
