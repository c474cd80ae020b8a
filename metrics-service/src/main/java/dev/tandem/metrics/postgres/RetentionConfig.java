package dev.tandem.metrics.postgres;

import io.smallrye.config.ConfigMapping;
import java.time.Period;
import java.util.Optional;

/** How long facts are kept. */
@ConfigMapping(prefix = "tandem.metrics.retention")
interface RetentionConfig {
    /** Facts about episodes that began longer ago go, by whole months; their sums stay. Without it all are kept. */
    Optional<Period> keep();
}
