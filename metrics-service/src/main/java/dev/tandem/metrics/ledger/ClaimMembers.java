package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Quantity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Claims as members of a JSON object, wherever they are written: in the database, and on the topic. */
public final class ClaimMembers {
    private ClaimMembers() {}

    /** What is said and how it was found; what there is none of has no member. */
    public static Map<String, Object> of(Claim claim) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("organisation", claim.organisation());
        members.put("how", claim.how().wireName());
        members.put("kind", claim.kind().wireName());
        members.putAll(of(claim.quantity()));
        members.put("bound", claim.bound().wireName());
        members.put("direction", claim.direction().wireName());
        members.put("status", claim.status().wireName());
        put(members, "period", claim.period());
        put(members, "cites", claim.cites());
        members.put("confidence", claim.confidence());
        members.put("rule", claim.rule());
        Evidence evidence = claim.evidence();
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("sentence", evidence.sentence());
        words.put("start", evidence.start());
        words.put("end", evidence.end());
        words.put("quantityStart", evidence.quantityStart());
        words.put("quantityEnd", evidence.quantityEnd());
        members.put("evidence", words);
        return members;
    }

    /** The numbers of a quantity, their unit and currency. */
    static Map<String, Object> of(@Nullable Quantity quantity) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (quantity instanceof Quantity.Value value) {
            members.put("value", value.value());
        } else if (quantity instanceof Quantity.Change change) {
            members.put("from", change.from());
            members.put("to", change.to());
        } else if (quantity instanceof Quantity.Range range) {
            members.put("low", range.low());
            members.put("high", range.high());
        }
        if (quantity != null) {
            members.put("unit", quantity.unit().wireName());
            put(members, "currency", quantity.currency());
        }
        return members;
    }

    /** The result of a calculation. */
    public static Map<String, Object> of(Sum sum) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rule", sum.rule().wireName());
        members.put("claims", sum.claims());
        members.put("value", sum.value());
        // an end that is open has no number in JSON
        put(members, "low", Double.isFinite(sum.low()) ? (Double) sum.low() : null);
        put(members, "high", Double.isFinite(sum.high()) ? (Double) sum.high() : null);
        put(members, "stated", sum.stated());
        put(members, "consistent", sum.consistent());
        members.put("assumptions", sum.assumptions());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
