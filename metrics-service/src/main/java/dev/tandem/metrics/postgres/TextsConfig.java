package dev.tandem.metrics.postgres;

import io.smallrye.config.ConfigMapping;
import java.time.Period;
import java.util.Optional;

/** How long the texts of articles are kept. */
@ConfigMapping(prefix = "tandem.metrics.articles")
interface TextsConfig {
    /**
     * For how long the text of an article is kept after it was fetched, for instance {@code P1Y}; what was read in it
     * stays. Everything is kept where nothing is set. A newer lexicon cannot read what is gone.
     */
    Optional<Period> keepTexts();
}
