package dev.tandem.metrics.postgres;

import dev.tandem.metrics.StoreUnavailableException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's error codes say about trying again. */
final class Sql {
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01");
    /**
     * Connection, resources (a full disk among them), operator intervention, collisions, read-only after a failover; a
     * password or a database that is being changed, and a connection that broke off in the middle of a COPY.
     */
    private static final Set<String> TRANSIENT = Set.of("08", "53", "57", "58", "40", "25", "28", "3D", "55");

    /**
     * What follows in the transaction finds rows by an index, each by itself. The server knows nothing of what stands in
     * staging tables, and little of a table that is just filling up: left alone, it now and then reads all facts, or for
     * each that it looks for the whole of a month that was empty when it began.
     */
    static final String BY_INDEX = """
            ;
            set local enable_seqscan = off;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off;
            set local jit = off
            """;

    private Sql() {}

    /**
     * Runs the work in a transaction of its own.
     *
     * @throws StoreUnavailableException when the database cannot be reached now; nothing of the work is stored
     */
    static <T> T inTransaction(Callable<T> work) throws StoreUnavailableException {
        try {
            return QuarkusTransaction.requiringNew().call(work);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && isTransient(sql)) {
                    throw new StoreUnavailableException(e);
                }
            }
            throw e;
        }
    }

    /** Whether the same may succeed later, with nothing changed on our side. */
    static boolean isTransient(SQLException e) {
        @Nullable String state = e.getSQLState();
        // the connection pool gives no code when the database does not answer
        return state == null || state.length() < 2 || TRANSIENT.contains(state.substring(0, 2));
    }

    /** Whether another transaction was in the way and the same may succeed at once. */
    static boolean isCollision(SQLException e) {
        return e.getSQLState() != null && COLLISIONS.contains(e.getSQLState());
    }
}
