package dev.tandem.report.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set about the pages. */
@ConfigMapping(prefix = "tandem.pages")
interface PagesConfig {
    /** How many organisations of the first page show their numbers, which takes one question to the database each. */
    @WithDefault("6")
    int cardsWithNumbers();

    /** Where events are sent to, as it is told to a reader who has none yet. */
    @WithDefault("http://127.0.0.1:8081/v1/events")
    String ingestAddress();
}
