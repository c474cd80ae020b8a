package dev.tandem.metrics.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Quantity;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Names for claims that stay the same when an article is read again, by whatever version: made of what is said, where,
 * and in which words. Offsets, rule and confidence are no part of it, nor is what a newer version may judge otherwise
 * about the same words: how exact the number is, which way it went, and in what way it is said.
 */
public final class ClaimIdentity {
    private static final char BETWEEN = '\u001f';

    private ClaimIdentity() {}

    /** The name of a claim that an article makes; the same sentence twice in one article is one claim. */
    public static String of(String article, Claim claim) {
        return named(String.join(
                String.valueOf(BETWEEN),
                article,
                folded(claim.organisation()),
                claim.kind().wireName(),
                quantity(claim.quantity()),
                folded(claim.evidence().sentence())));
    }

    /** A name for what all those claims say that say the same. */
    static String ofStatement(String organisation, Claim claim, String period) {
        return named(String.join(String.valueOf(BETWEEN), "statement", organisation, sameness(claim), period));
    }

    /** What two claims have in common that say the same of one organisation: about 700 is 700, and more than 700 is not. */
    static String sameness(Claim claim) {
        String bound =
                switch (claim.bound()) {
                    case EXACT, ABOUT -> "";
                    case AT_LEAST, AT_MOST, VAGUE -> claim.bound().wireName();
                };
        return String.join(
                String.valueOf(BETWEEN),
                claim.kind().wireName(),
                quantity(claim.quantity()),
                bound,
                claim.direction().wireName(),
                claim.status().wireName());
    }

    /** Without case, forms of the same letter, and the width of spaces. */
    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    private static String named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    private static String quantity(@Nullable Quantity quantity) {
        if (quantity == null) {
            return "";
        }
        String unit = quantity.unit().wireName() + " " + quantity.currency() + " ";
        if (quantity instanceof Quantity.Value value) {
            return unit + number(value.value());
        }
        if (quantity instanceof Quantity.Change change) {
            return unit + number(change.from()) + ">" + number(change.to());
        }
        if (quantity instanceof Quantity.Range range) {
            return unit + number(range.low()) + "-" + number(range.high());
        }
        return unit;
    }

    /** Nine digits: sums such as 0.1 + 0.2 must not make another claim. */
    private static String number(double number) {
        return String.format(Locale.ROOT, "%.9g", number == 0 ? 0.0 : number);
    }
}
