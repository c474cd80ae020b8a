package dev.tandem.ingest.web;

import dev.tandem.ingest.feeds.FeedsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The defaults, but for what a test is about. */
final class FeedsConfigs {
    private FeedsConfigs() {}

    static FeedsConfig with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(FeedsConfig.class);
        settings.forEach((key, value) -> builder.withDefaultValue("tandem.ingest.feeds." + key, value));
        return builder.build().getConfigMapping(FeedsConfig.class);
    }
}
