package dev.tandem.ingest.http;

import dev.tandem.ingest.Pseudonyms;
import dev.tandem.ingest.imports.Mappings;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Makes a missing key or an unusable mapping stop the start, with one sentence instead of a stack trace. */
@Singleton
class StartCheck {
    private static final int EXIT_CODE = 1;

    void check(@Observes StartupEvent started, Instance<Pseudonyms> pseudonyms, Instance<Mappings> mappings) {
        try {
            pseudonyms.get();
            mappings.get();
        } catch (IllegalStateException unusable) {
            throw new PreventFurtherStepsException(unusable.getMessage(), EXIT_CODE);
        }
    }
}
