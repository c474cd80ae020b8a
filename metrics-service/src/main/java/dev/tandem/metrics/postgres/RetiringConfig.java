package dev.tandem.metrics.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import java.time.Period;
import java.util.Optional;

/** How long facts are kept. */
@ConfigMapping(prefix = "tandem.metrics")
interface RetiringConfig {
    /** Facts about episodes that began longer ago go, by whole months; their sums stay. Without it all are kept. */
    @WithName("keep")
    Optional<Period> keep();
}
