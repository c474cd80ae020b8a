package dev.tandem.metrics.postgres;

import dev.tandem.metrics.StoreUnavailableException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs work on facts and sums, each piece in one transaction. Collisions with other transactions are tried again at
 * once, a few times.
 */
@ApplicationScoped
class Transactions {
    private static final int ATTEMPTS = 5;

    private final AgroalDataSource database;

    Transactions(AgroalDataSource database) {
        this.database = database;
    }

    /** What is done in a transaction. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Returns once it is committed. */
    <T> T run(Work<T> work) throws StoreUnavailableException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    T result = work.run(connection);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException | Error e) {
                    // the pool would commit what is open when it takes the connection back
                    rollback(connection, e);
                    throw e;
                }
            } catch (SQLException e) {
                if (!Sql.isTransient(e)) {
                    throw new IllegalStateException("a statement of ours is wrong", e);
                }
                if (!Sql.isCollision(e) || attempt == ATTEMPTS) {
                    throw new StoreUnavailableException(e);
                }
            }
        }
    }

    /** Runs a statement that cannot be part of a transaction. */
    void runAlone(String statement) throws StoreUnavailableException {
        try (Connection connection = database.getConnection();
                Statement alone = connection.createStatement()) {
            alone.execute(statement);
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
