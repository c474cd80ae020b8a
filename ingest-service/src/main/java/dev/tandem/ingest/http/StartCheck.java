package dev.tandem.ingest.http;

import dev.tandem.ingest.Pseudonyms;
import dev.tandem.ingest.helpdesks.Labels;
import dev.tandem.ingest.imports.Mappings;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Makes a missing key, an unusable mapping or table of labels stop the start instead of the first request, and says so in one sentence. */
@Singleton
class StartCheck {
    private static final Logger LOG = Logger.getLogger(StartCheck.class);

    void check(
            @Observes StartupEvent started,
            Instance<Pseudonyms> pseudonyms,
            Instance<Mappings> mappings,
            Instance<Labels> labels) {
        try {
            pseudonyms.get();
            mappings.get();
            labels.get();
        } catch (IllegalStateException unusable) {
            LOG.fatal(unusable.getMessage());
            throw unusable;
        }
    }
}
