package dev.tandem.report.postgres;

import dev.tandem.report.DataUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Asks the database; every question sees one moment of it. */
@ApplicationScoped
class Database {
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** What is done with a connection. */
    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Turns the row that a result stands on into a thing. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Does the work in one read-only transaction, so that two statements in it agree with each other. */
    <T> T read(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            T answer = work.with(connection);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw isAway(e) ? new DataUnavailableException(e) : new IllegalStateException("a question failed", e);
        }
    }

    /** The rows of a whole statement. */
    <T> List<T> rows(String sql, List<?> arguments, RowReader<T> reader) {
        return read(connection -> rows(connection, sql, arguments, reader));
    }

    /** The rows of a statement within a transaction. */
    static <T> List<T> rows(Connection connection, String sql, List<?> arguments, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    /** No connection, a server that stops or is full, or views that have not been made or granted yet. */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("28")
                || state.startsWith("53")
                || state.startsWith("57")
                || List.of("3D000", "3F000", "42P01", "42501").contains(state);
    }
}
