package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.CheckLog;
import dev.tandem.metrics.ledger.Checked;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers as rows that are only ever added; the newest one stands with its claim, too. */
@ApplicationScoped
class PostgresCheckLog implements CheckLog {
    private static final String TRY_LOCK = "select pg_try_advisory_xact_lock(hashtextextended('metrics.check', 0))";
    private static final String ORGANISATIONS = """
            select distinct own.organisation
              from claim c join report.organisation_name own on own.name_key = c.organisation_key
             where not c.withdrawn and not c.proposed order by 1
            """;
    private static final String TURNED = """
              from jsonb_to_recordset(?::jsonb) as t(claim text, answer text, measured jsonb)
              join claim c on c.id = t.claim
             where c.answer is distinct from t.answer and not c.proposed
            """;
    private static final String HAS_TURNED = "select exists (select " + TURNED + ")";
    private static final String NOTE = """
            with turned as (select t.claim, t.answer, t.measured, c.answer as before %s),
                 noted as (
                insert into claim_check (claim, at, answer, before, measured)
                select claim, ?, answer, before, measured from turned)
            update claim c set answer = t.answer, answer_since = ?, answer_before = t.before, revision = ?
              from turned t where c.id = t.claim
            """.formatted(TURNED);

    private final Transactions transactions;
    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    PostgresCheckLog(Transactions transactions, AgroalDataSource database, ObjectMapper json, Clock clock) {
        this.transactions = transactions;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<Round> begin() throws StoreUnavailableException {
        Connection connection = null;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            if (locked(connection)) {
                return Optional.of(new Turn(connection));
            }
            connection.rollback();
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw PublishingCursor.failed(connection, e);
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TRY_LOCK)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** A transaction that holds the right to note; what is noted commits by itself, a page at a time. */
    private final class Turn implements Round {
        private final Connection connection;

        Turn(Connection connection) {
            this.connection = connection;
        }

        @Override
        public List<String> organisations() throws StoreUnavailableException {
            return transactions.run(PostgresCheckLog::organisations);
        }

        @Override
        public int note(List<Checked> checked) throws StoreUnavailableException {
            String told = write(checked);
            return transactions.run(noting -> hasTurned(noting, told) ? PostgresCheckLog.this.note(noting, told) : 0);
        }

        @Override
        public void close() {
            try (connection) {
                connection.rollback();
            } catch (SQLException e) {
                // it is broken: the server undoes what was open, and the pool throws it away
            }
        }
    }

    private static List<String> organisations(Connection connection) throws SQLException {
        List<String> organisations = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ORGANISATIONS)) {
            while (row.next()) {
                organisations.add(row.getString(1));
            }
        }
        return organisations;
    }

    private static boolean hasTurned(Connection connection, String told) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HAS_TURNED)) {
            statement.setString(1, told);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private int note(Connection connection, String told) throws SQLException {
        long revision = ClaimLock.take(connection);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setString(1, told);
            note.setObject(2, now);
            note.setObject(3, now);
            note.setLong(4, revision);
            return note.executeUpdate();
        }
    }

    private String write(List<Checked> checked) {
        try {
            return json.writeValueAsString(checked.stream()
                    .map(one ->
                            Map.of("claim", one.claim(), "answer", one.answer().wireName(), "measured", one.measured()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a check cannot be written as JSON", e);
        }
    }
}
