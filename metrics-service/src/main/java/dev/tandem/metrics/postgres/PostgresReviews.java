package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.events.Violation;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.claims.Claim;
import dev.tandem.metrics.ledger.ClaimMembers;
import dev.tandem.metrics.ledger.Correction;
import dev.tandem.metrics.ledger.Reviews;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reviews as rows that are only ever added; the newest one decides what counts of its claim. */
@ApplicationScoped
class PostgresReviews implements Reviews {
    private static final String EXTRACTED =
            "select k.organisation_key, " + ClaimRows.COLUMNS + "\n  from claim k" + " cross join lateral "
                    + ClaimRows.FROM_JSON.formatted("k.extracted") + "\n where k.id = ? for update of k";
    private static final String ADD = """
            insert into claim_review (claim, at, verdict, reviewer, note, correction) values (?, ?, ?, ?, ?, ?::jsonb)
            returning id
            """;
    /** A claim that is dismissed stands to no other; one that the newest reading lacks stays on a person's word only. */
    private static final String COUNT = """
            update claim k set verdict = ?, withdrawn = not k.found and ? = 'dismiss',
                   counted = k.counted or ? <> 'dismiss', revision = ?,
                   organisation = c.organisation, kind = c.kind, value = c.value, "from" = c."from", "to" = c."to",
                   low = c.low, high = c.high, unit = c.unit, currency = c.currency, bound = c.bound,
                   direction = c.direction, status = c.status, period = c.period,
                   statement = null, first = null, copy_of = null, contradicts = '{}', sums = '[]'
              from %s
             where k.id = ?
            returning k.organisation_key
            """.formatted(ClaimRows.FROM_JSON.formatted("?::jsonb"));

    private final Transactions transactions;
    private final ObjectMapper json;
    private final Clock clock;

    PostgresReviews(Transactions transactions, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.json = json;
        this.clock = clock;
    }

    private record Extracted(String organisationKey, Claim claim) {}

    @Override
    public Outcome add(String claim, Review review) throws StoreUnavailableException {
        return transactions.run(connection -> add(connection, claim, review));
    }

    private Outcome add(Connection connection, String id, Review review) throws SQLException {
        long revision = ClaimLock.take(connection);
        Optional<Extracted> found = extracted(connection, id);
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Extracted extracted = found.get();
        Correction correction = review.correction();
        List<Violation> impossible = correction == null ? List.of() : correction.impossible(extracted.claim());
        if (!impossible.isEmpty()) {
            return new Outcome.Impossible(impossible);
        }
        Claim counts = correction == null ? extracted.claim() : correction.apply(extracted.claim());
        try (PreparedStatement count = connection.prepareStatement(COUNT)) {
            count.setString(1, review.verdict().wireName());
            count.setString(2, review.verdict().wireName());
            count.setString(3, review.verdict().wireName());
            count.setLong(4, revision);
            count.setString(5, write(ClaimMembers.of(counts)));
            count.setString(6, id);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                ClaimTable.due(connection, List.of(extracted.organisationKey(), row.getString(1)));
            }
        }
        return keep(connection, id, review);
    }

    private static Optional<Extracted> extracted(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EXTRACTED)) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Extracted(row.getString("organisation_key"), ClaimRows.claim(row)))
                        : Optional.empty();
            }
        }
    }

    private Outcome.Kept keep(Connection connection, String id, Review review) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Correction correction = review.correction();
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, id);
            add.setObject(2, now.atOffset(ZoneOffset.UTC));
            add.setString(3, review.verdict().wireName());
            text(add, 4, review.by());
            text(add, 5, review.note());
            text(add, 6, correction == null ? null : write(correction.members()));
            try (ResultSet row = add.executeQuery()) {
                row.next();
                return new Outcome.Kept(row.getLong(1), now);
            }
        }
    }

    private static void text(PreparedStatement statement, int place, @Nullable String text) throws SQLException {
        if (text == null) {
            statement.setNull(place, Types.VARCHAR);
        } else {
            statement.setString(place, text);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a review cannot be written as JSON", e);
        }
    }
}
