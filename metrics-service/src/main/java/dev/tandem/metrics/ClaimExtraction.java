package dev.tandem.metrics;

import dev.tandem.metrics.claims.Extractor;
import dev.tandem.metrics.claims.reading.RuleExtractor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses what reads articles. */
class ClaimExtraction {
    @Produces
    @Singleton
    Extractor extractor() {
        return new RuleExtractor();
    }
}
