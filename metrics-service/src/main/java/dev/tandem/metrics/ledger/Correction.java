package dev.tandem.metrics.ledger;

import dev.tandem.events.Violation;
import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a person puts in place of what was read; what it does not name stays as it was read. */
public final class Correction {
    private static final int LONGEST = 200;
    private static final List<Set<String>> FORMS =
            List.of(Set.of("value"), Set.of("from", "to"), Set.of("low", "high"));
    /** Larger than any amount of money that a company has; what is beyond was mistyped. */
    private static final long MOST = 1_000_000_000_000_000L;

    private static final Map<Unit, Span> POSSIBLE = Map.of(
            Unit.PERSONS, new Span(0, MOST),
            Unit.FTE, new Span(0, MOST),
            Unit.COUNT, new Span(0, MOST),
            Unit.SECONDS, new Span(0, MOST),
            Unit.SHARE, new Span(0, 1),
            Unit.RELATIVE, new Span(-1, MOST),
            Unit.POINTS, new Span(-1, 1),
            // net promoter scores are below zero, as is a change of a score
            Unit.SCORE, new Span(-1000, 1000));
    /** What money can do to them both ways: a cost that fell, a loss. */
    private static final Set<Kind> BOTH_WAYS = Set.of(Kind.COST, Kind.SAVING, Kind.PROFIT_EFFECT);

    private static final Set<String> NUMBERS = Set.of("value", "from", "to", "low", "high");
    private static final Set<String> MEMBERS = Set.of(
            "organisation",
            "kind",
            "value",
            "from",
            "to",
            "low",
            "high",
            "unit",
            "currency",
            "bound",
            "direction",
            "status",
            "period");

    private final Map<String, Object> members;
    private final List<Violation> violations = new ArrayList<>();

    private final @Nullable String organisation;
    private final @Nullable Kind kind;
    private final @Nullable Unit unit;
    private final @Nullable String currency;
    private final @Nullable Bound bound;
    private final @Nullable Direction direction;
    private final @Nullable Status status;
    private final @Nullable String period;

    private Correction(Map<String, Object> members) {
        this.members = members;
        for (String member : members.keySet()) {
            if (!MEMBERS.contains(member)) {
                refuse(member, "is not a member of this type");
            }
        }
        organisation = text("organisation");
        kind = one("kind", Kind.values(), Kind::wireName);
        unit = one("unit", Unit.values(), Unit::wireName);
        currency = text("currency");
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            refuse("currency", "is not an ISO 4217 code");
        }
        bound = one("bound", Bound.values(), Bound::wireName);
        direction = one("direction", Direction.values(), Direction::wireName);
        status = one("status", Status.values(), Status::wireName);
        period = text("period");
        checkNumbers();
        if (members.isEmpty()) {
            refuse("", "names nothing to correct");
        }
    }

    /** A correction, or why it is none. */
    public sealed interface Read {
        /** It can be taken. */
        record Taken(Correction correction) implements Read {}

        /** It cannot; pointers begin at the correction. */
        record Refused(List<Violation> violations) implements Read {}
    }

    /**
     * The correction that an object's members name.
     *
     * @param members of JSON: texts and numbers
     */
    public static Read read(Map<String, Object> members) {
        Correction correction = new Correction(Map.copyOf(members));
        return correction.violations.isEmpty()
                ? new Read.Taken(correction)
                : new Read.Refused(List.copyOf(correction.violations));
    }

    /** As it was read, to be stored and read again. */
    public Map<String, Object> members() {
        return members;
    }

    /** The claim as it is with this correction. */
    public Claim apply(Claim claim) {
        return new Claim(
                or(organisation, claim.organisation()),
                claim.how(),
                or(kind, claim.kind()),
                quantity(claim.quantity()),
                or(bound, namesNumbers() && claim.bound() == Bound.VAGUE ? Bound.EXACT : claim.bound()),
                or(direction, claim.direction()),
                or(status, claim.status()),
                period == null ? claim.period() : period,
                claim.evidence(),
                claim.cites(),
                claim.confidence(),
                claim.rule());
    }

    /** Why no such thing can be, where a claim reads otherwise; pointers begin at the correction. */
    public List<Violation> impossible(Claim claim) {
        Claim corrected = apply(claim);
        Quantity quantity = corrected.quantity();
        if (quantity == null) {
            return List.of();
        }
        Span possible = POSSIBLE.getOrDefault(quantity.unit(), new Span(-MOST, MOST));
        if (quantity.unit() == Unit.MONEY && !BOTH_WAYS.contains(corrected.kind())) {
            possible = new Span(0, MOST);
        }
        String reason = "is not between %.0f and %.0f, as %s has to be"
                .formatted(possible.low(), possible.high(), quantity.unit().wireName());
        List<Violation> impossible = new ArrayList<>();
        for (Map.Entry<String, Object> number : ClaimMembers.of(quantity).entrySet()) {
            if (number.getValue() instanceof Double value && (value < possible.low() || value > possible.high())) {
                // what was read was possible in its own unit
                impossible.add(new Violation("/" + (namesNumbers() ? number.getKey() : "unit"), reason));
            }
        }
        return impossible;
    }

    private boolean namesNumbers() {
        return NUMBERS.stream().anyMatch(members::containsKey);
    }

    private static <T> T or(@Nullable T corrected, T read) {
        return corrected == null ? read : corrected;
    }

    private @Nullable Quantity quantity(@Nullable Quantity read) {
        Unit of = or(unit, read == null ? Unit.COUNT : read.unit());
        String money = of != Unit.MONEY ? null : currency != null || read == null ? currency : read.currency();
        Map<String, Object> numbers = namesNumbers() ? members : ClaimMembers.of(read);
        if (numbers.get("value") instanceof Number value) {
            return new Quantity.Value(value.doubleValue(), of, money);
        }
        if (numbers.get("from") instanceof Number from && numbers.get("to") instanceof Number to) {
            return new Quantity.Change(from.doubleValue(), to.doubleValue(), of, money);
        }
        if (numbers.get("low") instanceof Number low && numbers.get("high") instanceof Number high) {
            return new Quantity.Range(low.doubleValue(), high.doubleValue(), of, money);
        }
        return read == null ? null : new Quantity.Vague(of, money);
    }

    private void checkNumbers() {
        Set<String> given = new TreeSet<>(NUMBERS);
        given.retainAll(members.keySet());
        for (String member : given) {
            if (!(members.get(member) instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                refuse(member, "is not a number");
            }
        }
        if (!given.isEmpty() && !FORMS.contains(given)) {
            refuse(given.iterator().next(), "stands beside others: give value, or from and to, or low and high");
        }
        if (members.get("low") instanceof Number low
                && members.get("high") instanceof Number high
                && low.doubleValue() > high.doubleValue()) {
            refuse("high", "is below low");
        }
    }

    private @Nullable String text(String member) {
        Object value = members.get(member);
        if (value == null) {
            return null;
        }
        if (value instanceof String text
                && !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl)) {
            return text.strip();
        }
        refuse(member, "is not a text of 1 to " + LONGEST + " characters");
        return null;
    }

    private <T> @Nullable T one(String member, T[] all, Function<T, String> name) {
        Object value = members.get(member);
        if (value == null) {
            return null;
        }
        Optional<T> found = List.of(all).stream()
                .filter(constant -> name.apply(constant).equals(value))
                .findFirst();
        if (found.isEmpty()) {
            refuse(
                    member,
                    "is none of "
                            + String.join(", ", List.of(all).stream().map(name).toList()));
        }
        return found.orElse(null);
    }

    private void refuse(String member, String reason) {
        violations.add(new Violation(member.isEmpty() ? "" : "/" + member, reason));
    }
}
