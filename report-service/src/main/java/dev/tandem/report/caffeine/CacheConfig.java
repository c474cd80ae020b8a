package dev.tandem.report.caffeine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set about answers that are kept. */
@ConfigMapping(prefix = "tandem.cache")
interface CacheConfig {
    /** The most bytes of answers that are kept in memory; 0 keeps none. */
    @WithDefault("16777216")
    long maxBytes();
}
