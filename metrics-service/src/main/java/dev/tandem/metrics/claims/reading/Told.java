package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What a sentence says, whoever it says it of.
 *
 * @param from first token of the figure, or of the words when there is none
 * @param to the token after the last
 * @param anchor the words, other than the figure, that made the frame fit
 * @param quantity null when it is said in words only
 * @param cost how far the words stand from each other, with the frame's weight
 */
record Told(
        Kind kind,
        int from,
        int to,
        Match anchor,
        @Nullable Quantity quantity,
        Bound bound,
        Direction direction,
        Frame frame,
        int cost) {}
