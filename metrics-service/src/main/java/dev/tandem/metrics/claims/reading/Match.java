package dev.tandem.metrics.claims.reading;

/**
 * Words of a sentence that stand for a concept.
 *
 * @param from its first token
 * @param to the token after those that stand together
 * @param tail the last token of a phrase that encloses others, as in "stellt … ein"; {@code to - 1} otherwise
 */
record Match(Concept concept, int from, int to, int tail) {
    int length() {
        return to - from;
    }

    boolean isSplit() {
        return tail >= to;
    }
}
