package dev.tandem.metrics.claims;

/**
 * Finds claims. The same article and lexicon yield the same claims, whenever and wherever; time and memory grow with
 * the text's length and no faster. Safe for use by several threads.
 */
public interface Extractor {
    Extraction extract(ArticleText article);
}
