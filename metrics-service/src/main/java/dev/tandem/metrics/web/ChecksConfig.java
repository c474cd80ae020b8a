package dev.tandem.metrics.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Whether and how it is looked what own numbers say about claims. */
@ConfigMapping(prefix = "tandem.metrics.checks")
interface ChecksConfig {
    /** The address of report-service, which makes intervals; where it is not set, nothing is asked and nothing is kept. */
    Optional<URI> report();

    /** How often it is asked. */
    @WithDefault("1M")
    Duration every();

    /** How long one answer may take. */
    @WithDefault("30S")
    Duration timeout();
}
