package dev.tandem.metrics;

import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.PiecewiseExtractor;
import dev.tandem.metrics.claims.reading.TrainedExtractor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses what reads articles. */
class ClaimExtraction {
    /** Hardly an article is longer, and one of this length is read with some megabytes of memory. */
    private static final int CHARACTERS = 100_000;

    @Produces
    @Singleton
    Extractor extractor() {
        return new PiecewiseExtractor(new TrainedExtractor(), CHARACTERS);
    }
}
