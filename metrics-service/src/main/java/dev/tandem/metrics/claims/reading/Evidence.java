package dev.tandem.metrics.claims.reading;

import org.jspecify.annotations.Nullable;

/** What speaks for a name being that of an organisation, an AI, a person, or somebody who has an opinion. */
final class Evidence {
    int organisation;
    int company;
    int rival;
    int title;
    int assistant;
    int person;
    int voice;
    int mentions;

    @Nullable
    String written;

    @Nullable
    String type;
}
