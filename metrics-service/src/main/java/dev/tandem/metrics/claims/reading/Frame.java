package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must stand together for a claim of a kind.
 *
 * @param kind null when figures of this frame claim nothing, as those of a share price
 * @param amounts which figures it takes; none for claims in words only
 * @param shapes which of single amounts, changes, and ranges
 * @param anchor what the claim hangs on when it has no figure
 * @param counted one of these is what the figure counts; empty when that does not matter
 * @param near of each of these groups one must stand near
 * @param without none of these may stand close
 * @param unless in words only: not when the sentence has told one of these
 * @param compared whether "more" or "fewer" must stand, or must not, beside the figure; null when it does not matter
 * @param leads what may stand before the figure; empty when it does not matter
 * @param least the smallest number of a count
 * @param most the largest number of a count, which tells what a person does in a day from what a machine does
 * @param weight added to the distances; the frame with the smallest sum is chosen
 * @param reach how far away the words may stand, as {@link Reading} measures
 * @param meaning what a share, a sum, or a number is here
 * @param unit of plain numbers
 * @param asserts whether it may be asserted; what does not tells only what is denied, planned, or feared
 * @param direction where it moves when no word says so; null when that is nowhere
 */
record Frame(
        String name,
        @Nullable Kind kind,
        Set<Amount.Type> amounts,
        Set<Figure.Shape> shapes,
        Set<Concept> anchor,
        Set<Concept> counted,
        List<Set<Concept>> near,
        Set<Concept> without,
        Set<Kind> unless,
        @Nullable Boolean compared,
        Set<Figure.Lead> leads,
        double least,
        double most,
        int weight,
        int reach,
        Meaning meaning,
        Unit unit,
        boolean asserts,
        @Nullable Direction direction) {

    enum Meaning {
        /** A share is a part of a whole, whatever stands before it. */
        LEVEL,
        /** A share is a change. */
        CHANGE,
        /** The words before and after tell which. */
        EITHER
    }

    boolean takesFigures() {
        return !amounts.isEmpty();
    }
}
