package dev.tandem.metrics.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One transaction at a time changes claims: so their revisions are committed in their order, and none is passed over. */
final class ClaimLock {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('metrics.claim', 0))";
    private static final String NEXT = "select nextval('claim_revision')";

    private ClaimLock() {}

    /** Waits until this transaction is the one; returns the revision of everything that it changes. */
    static long take(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            try (ResultSet row = statement.executeQuery(NEXT)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
