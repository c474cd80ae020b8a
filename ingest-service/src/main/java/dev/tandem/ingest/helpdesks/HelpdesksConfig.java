package dev.tandem.ingest.helpdesks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator says of the helpdesks that send to us. */
@ConfigMapping(prefix = "tandem.ingest.helpdesks")
interface HelpdesksConfig {
    /** How far the time that a vendor signs may lie from our clock, before or after. */
    @WithDefault("5M")
    Duration replayWindow();

    /** A YAML file with the tables {@code topics} and {@code handoverReasons}: from a tag to what it means. Read at the start. */
    Optional<Path> labelsFile();

    /** Zendesk. */
    Desk zendesk();

    /** Intercom. */
    Desk intercom();

    /** Chatwoot. */
    Desk chatwoot();

    /** Freshdesk. */
    Desk freshdesk();

    /** Zammad. */
    Desk zammad();

    /** One vendor. */
    interface Desk {
        /** The secret of the signatures; without one nothing is checked. */
        Optional<String> secret();

        /** Secrets of single organisations; where there are any, an organisation without one needs {@code secret}. */
        Map<String, String> secrets();

        /** Accounts behind which automation answers, by id, login or mail address. */
        Optional<Set<String>> bots();

        /** Whether only people answer here, so that a payload need not show every answer to tell who gave it. */
        @WithDefault("false")
        boolean peopleOnly();
    }

    /** What is said of one vendor. */
    default Desk of(Vendor vendor) {
        return switch (vendor) {
            case ZENDESK -> zendesk();
            case INTERCOM -> intercom();
            case CHATWOOT -> chatwoot();
            case FRESHDESK -> freshdesk();
            case ZAMMAD -> zammad();
        };
    }
}
