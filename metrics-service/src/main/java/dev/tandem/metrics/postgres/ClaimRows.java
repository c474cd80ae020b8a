package dev.tandem.metrics.postgres;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Evidence;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Naming;
import dev.tandem.metrics.claims.Quantity;
import dev.tandem.metrics.claims.Status;
import dev.tandem.metrics.claims.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads claims back as they count. */
final class ClaimRows {
    /** What {@link #claim} reads, of a claim as {@code c} and its evidence as {@code e}. */
    static final String COLUMNS = """
            c.organisation, c.how, c.kind, c.value, c."from", c."to", c.low, c.high, c.unit, c.currency, c.bound,
            c.direction, c.status, c.period, c.cites, c.confidence, c.rule, e.sentence, e.sentence_start, e.sentence_end,
            e.quantity_start, e.quantity_end""";

    /** The same where the evidence is in the claim's own row. */
    static final String STORED = COLUMNS.replace("e.", "c.");

    /** A claim that {@link dev.tandem.metrics.ledger.ClaimMembers} wrote, as columns; the place is for a JSON expression. */
    static final String FROM_JSON = """
            jsonb_to_record(%s) as c(organisation text, how text, kind text,
                   value double precision, "from" double precision, "to" double precision, low double precision,
                   high double precision, unit text, currency text, bound text, direction text, status text,
                   period text, cites text, confidence double precision, rule text, evidence jsonb)
             cross join lateral (select e.sentence, e.start as sentence_start, e."end" as sentence_end,
                   e."quantityStart" as quantity_start, e."quantityEnd" as quantity_end
              from jsonb_to_record(c.evidence) as e(sentence text, start integer, "end" integer,
                   "quantityStart" integer, "quantityEnd" integer)) e""";

    private static final Map<String, Naming> NAMINGS = by(Naming.values(), Naming::wireName);
    private static final Map<String, Kind> KINDS = by(Kind.values(), Kind::wireName);
    private static final Map<String, Unit> UNITS = by(Unit.values(), Unit::wireName);
    private static final Map<String, Bound> BOUNDS = by(Bound.values(), Bound::wireName);
    private static final Map<String, Direction> DIRECTIONS = by(Direction.values(), Direction::wireName);
    private static final Map<String, Status> STATUSES = by(Status.values(), Status::wireName);

    private ClaimRows() {}

    private static <T> Map<String, T> by(T[] all, Function<T, String> name) {
        return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(name, Function.identity()));
    }

    static Claim claim(ResultSet row) throws SQLException {
        return new Claim(
                row.getString("organisation"),
                one(NAMINGS, row.getString("how")),
                one(KINDS, row.getString("kind")),
                quantity(row),
                one(BOUNDS, row.getString("bound")),
                one(DIRECTIONS, row.getString("direction")),
                one(STATUSES, row.getString("status")),
                row.getString("period"),
                new Evidence(
                        row.getString("sentence"),
                        row.getInt("sentence_start"),
                        row.getInt("sentence_end"),
                        row.getInt("quantity_start"),
                        row.getInt("quantity_end")),
                row.getString("cites"),
                row.getDouble("confidence"),
                row.getString("rule"));
    }

    private static @Nullable Quantity quantity(ResultSet row) throws SQLException {
        String unitName = row.getString("unit");
        if (unitName == null) {
            return null;
        }
        Unit unit = one(UNITS, unitName);
        String currency = row.getString("currency");
        Double value = row.getObject("value", Double.class);
        if (value != null) {
            return new Quantity.Value(value, unit, currency);
        }
        Double from = row.getObject("from", Double.class);
        Double to = row.getObject("to", Double.class);
        if (from != null && to != null) {
            return new Quantity.Change(from, to, unit, currency);
        }
        Double low = row.getObject("low", Double.class);
        Double high = row.getObject("high", Double.class);
        return low != null && high != null
                ? new Quantity.Range(low, high, unit, currency)
                : new Quantity.Vague(unit, currency);
    }

    private static <T> T one(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }
}
