package dev.tandem.metrics.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a claim stands among the others about the same organisation.
 *
 * @param statement the name of what it says: the same for all claims that say the same
 * @param first the claim that said it first, which may be this one
 * @param copyOf the article of which this claim's article is a near-copy; null where it is none
 * @param contradicts the claims that cannot be true beside it, in the order of their names
 * @param sums what follows from its numbers
 */
public record Standing(
        String statement, String first, @Nullable String copyOf, List<String> contradicts, List<Sum> sums) {
    public Standing {
        contradicts = List.copyOf(contradicts);
        sums = List.copyOf(sums);
    }
}
