package dev.tandem.metrics.claims.text;

/**
 * A sentence, a heading, or an item of a list, without the white space and the bullet around it.
 *
 * @param start of the text's characters
 * @param end exclusive
 * @param paragraph counts from 0
 */
public record Sentence(int start, int end, int paragraph, Form form) {
    public enum Form {
        PROSE,
        ITEM,
        HEADING
    }
}
