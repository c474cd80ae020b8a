package dev.tandem.metrics.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The ground that all facts are counted on. Whoever counts holds it still; whoever moves it waits until nobody counts.
 * Being PostgreSQL's own, the locks are granted in turn, so that neither starves the other.
 */
@ApplicationScoped
class Counting {
    static final long LOCK = 7_430_001;
    private static final String GROUND = "select as_of, nullif(kept_since, '-infinity'), epoch from counting";
    private static final Instant NO_LIMIT = Instant.parse("2000-01-01T00:00:00Z");

    /**
     * How facts are counted.
     *
     * @param asOf some facts turn true by waiting: this is the present that all of them are judged in
     * @param keptSince older facts are gone, and what comes of them is refused
     * @param epoch every fact is counted by the definitions of this epoch or a later one
     */
    record Ground(Instant asOf, Instant keptSince, int epoch) {}

    /** What only one instance of the service does at a time. */
    enum Task {
        FOLDING,
        SETTLING,
        ADVANCING,
        RECOUNTING,
        RETIRING
    }

    /** The ground, which stays as it is until the transaction ends. */
    Ground hold(Connection connection) throws SQLException {
        return lock(connection, "pg_advisory_xact_lock_shared");
    }

    /** The ground, which nobody counts on until the transaction ends. */
    Ground take(Connection connection) throws SQLException {
        return lock(connection, "pg_advisory_xact_lock");
    }

    /** The ground as it is now, for someone who only looks. */
    Ground look(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(GROUND)) {
            row.next();
            OffsetDateTime keptSince = row.getObject(2, OffsetDateTime.class);
            return new Ground(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    keptSince == null ? NO_LIMIT : keptSince.toInstant(),
                    row.getInt(3));
        }
    }

    /** True when this transaction is the only one at the task until it ends. */
    @SuppressWarnings("EnumOrdinal") // any number does, as long as it is the same everywhere
    boolean isMine(Connection connection, Task task) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_try_advisory_xact_lock(" + (LOCK + 1 + task.ordinal()) + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Ground lock(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select " + lock + "(" + LOCK + ")");
        }
        return look(connection);
    }

    void setAsOf(Connection connection, Instant asOf) throws SQLException {
        set(connection, "as_of", asOf.atOffset(ZoneOffset.UTC));
    }

    void setKeptSince(Connection connection, Instant keptSince) throws SQLException {
        set(connection, "kept_since", keptSince.atOffset(ZoneOffset.UTC));
    }

    void setEpoch(Connection connection, int epoch) throws SQLException {
        set(connection, "epoch", epoch);
    }

    private static void set(Connection connection, String column, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update counting set " + column + " = ?")) {
            statement.setObject(1, value);
            statement.executeUpdate();
        }
    }
}
