package dev.tandem.metrics.claims;

/**
 * A sentence that names an organisation and a measure and yet says nothing that a frame understands: what a person
 * should read to see what the lexicon lacks.
 *
 * @param sentence the article's text from {@code start} to {@code end}
 * @param measure the kind whose words stand in it
 */
public record Unmatched(String sentence, int start, int end, String organisation, Kind measure) {}
