package dev.tandem.report.postgres;

import dev.tandem.report.DataUnavailableException;
import dev.tandem.report.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks the database; every question sees one moment of it, for connections read repeatably. */
@ApplicationScoped
class Database implements Snapshots {
    /** So many rows of cells are in memory at once; more round trips with fewer, no gain with more. */
    private static final int ROWS_AT_ONCE = 1000;

    /** The connection of the snapshot that this thread reads. */
    private static final ThreadLocal<@Nullable Connection> SNAPSHOT = new ThreadLocal<>();

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

    /** Takes the rows of a result one after the other. */
    interface RowTaker {
        void take(ResultSet row) throws SQLException;
    }

    @Override
    public <T> T read(Supplier<T> work) {
        return SNAPSHOT.get() == null ? transaction(connection -> within(connection, work)) : work.get();
    }

    private <T> T within(Connection connection, Supplier<T> work) {
        SNAPSHOT.set(connection);
        try {
            return work.get();
        } finally {
            SNAPSHOT.remove();
        }
    }

    /** Does the work in one transaction, so that two statements in it agree with each other. */
    <T> T read(Work<T> work) {
        Connection connection = SNAPSHOT.get();
        if (connection == null) {
            return transaction(work);
        }
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            T answer = work.with(connection);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Has the rest of the transaction planned for the values that are bound. A plan for any values does not know whether
     * a day or all years are asked for; short questions are better off with it, for it is made once.
     */
    static void planForThisTime(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local plan_cache_mode = force_custom_plan");
        }
    }

    /** The rows of a whole statement. */
    <T> List<T> rows(String sql, List<?> arguments, RowReader<T> reader) {
        return read(connection -> rows(connection, sql, arguments, reader));
    }

    /** The rows of a statement within a transaction. */
    static <T> List<T> rows(Connection connection, String sql, List<?> arguments, RowReader<T> reader)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, sql, arguments);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return rows;
    }

    /** The rows of a statement that may have more of them than memory should hold. */
    static void eachRow(Connection connection, String sql, List<?> arguments, RowTaker taker) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, arguments)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    taker.take(result);
                }
            }
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, List<?> arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, arguments.get(i));
        }
        return statement;
    }

    private static RuntimeException failed(SQLException e) {
        return isAway(e) ? new DataUnavailableException(e) : new IllegalStateException("a question failed", e);
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
