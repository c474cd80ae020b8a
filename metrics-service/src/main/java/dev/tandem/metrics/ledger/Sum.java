package dev.tandem.metrics.ledger;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the numbers of an article by mere calculation.
 *
 * @param rule which calculation
 * @param claims whose numbers went in
 * @param value what comes out: a change relative to before, or minutes for each conversation
 * @param low what comes out at least, numbers being rounded and assumptions a range
 * @param high what comes out at most
 * @param stated what the article says instead; null where it says nothing
 * @param consistent whether both can be true; null where that cannot be told
 * @param assumptions what was assumed, by name
 */
public record Sum(
        Rule rule,
        List<String> claims,
        double value,
        double low,
        double high,
        @Nullable Double stated,
        @Nullable Boolean consistent,
        Map<String, Object> assumptions) {
    public Sum {
        claims = List.copyOf(claims);
        assumptions = Map.copyOf(assumptions);
    }

    /** Which calculation. */
    public enum Rule {
        /** To ÷ from − 1, beside the change that is stated. */
        RELATIVE_CHANGE("relative_change"),
        /** People × hours ÷ conversations. */
        MINUTES_PER_CONVERSATION("minutes_per_conversation");

        private final String wireName;

        Rule(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
