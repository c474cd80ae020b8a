package dev.tandem.metrics.claims;

/**
 * The words that say it. Offsets count characters (UTF-16 units) of the article's text; ends are exclusive.
 *
 * @param sentence the article's text from {@code start} to {@code end}
 * @param quantityStart where the quantity begins; without a quantity, where the words begin that name the measure
 */
public record Evidence(String sentence, int start, int end, int quantityStart, int quantityEnd) {
    public Evidence {
        if (start < 0
                || end - start != sentence.length()
                || quantityStart < start
                || quantityEnd < quantityStart
                || quantityEnd > end) {
            throw new IllegalArgumentException("offsets do not fit: %d-%d, %d-%d, %d characters"
                    .formatted(start, end, quantityStart, quantityEnd, sentence.length()));
        }
    }
}
