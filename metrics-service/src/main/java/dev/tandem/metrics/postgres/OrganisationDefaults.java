package dev.tandem.metrics.postgres;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** What holds for an organisation of which only events are known. */
@ConfigMapping(prefix = "tandem.metrics.organisation-defaults")
interface OrganisationDefaults {
    /** The time zone in which its days and months begin. */
    @WithDefault("UTC")
    ZoneId timeZone();

    /** Results about fewer cases than this are suppressed. */
    @WithDefault("10")
    int minimumGroup();
}
