package dev.tandem.metrics.claims;

import org.jspecify.annotations.Nullable;

/**
 * One statement about an organisation's staff, automation, or service.
 *
 * @param organisation its name as the article writes it in full
 * @param quantity null when the statement has no number ("complaints rose")
 * @param period as far as it is said: "in 2023", "in the first month"
 * @param cites whom the article cites for this: a publisher, a person, a host name
 * @param confidence 0 to 1
 * @param rule the frame of the lexicon that matched
 */
public record Claim(
        String organisation,
        Naming how,
        Kind kind,
        @Nullable Quantity quantity,
        Bound bound,
        Direction direction,
        Status status,
        @Nullable String period,
        Evidence evidence,
        @Nullable String cites,
        double confidence,
        String rule) {
    public Claim {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence is from 0 to 1: " + confidence);
        }
    }
}
