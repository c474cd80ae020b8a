package dev.tandem.metrics.postgres;

import dev.tandem.metrics.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far a topic was published: a row, and the right to move it, which is an advisory lock until the round ends. */
final class PublishingCursor {
    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('metrics.published ' || ?, 0))";
    /** Locked, so that who removes the row to have everything published again waits for this round and is not undone. */
    private static final String CURSOR = "select revision, publisher from published where topic = ? for update";

    private static final String MOVE = """
            insert into published (topic, revision, publisher) values (?, ?, ?)
            on conflict (topic) do update set revision = excluded.revision, publisher = excluded.publisher
            """;

    private final Connection connection;
    private final String topic;
    private final UUID publisher;
    private final long revision;
    private final boolean takenOver;

    private PublishingCursor(Connection connection, String topic, UUID publisher) throws SQLException {
        this.connection = connection;
        this.topic = topic;
        this.publisher = publisher;
        try (PreparedStatement cursor = connection.prepareStatement(CURSOR)) {
            cursor.setString(1, topic);
            try (ResultSet row = cursor.executeQuery()) {
                boolean begun = row.next();
                revision = begun ? row.getLong(1) : 0;
                takenOver = !begun || !publisher.equals(row.getObject(2, UUID.class));
            }
        }
    }

    /** What is made with the cursor. */
    interface Begin<T> {
        T with(PublishingCursor cursor) throws SQLException;
    }

    /** Begins something with the cursor in a transaction that holds the lock, unless somebody else holds it. */
    static <T> Optional<T> tryTake(DataSource database, String topic, UUID publisher, Begin<T> begin)
            throws StoreUnavailableException {
        Connection connection = null;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            if (locked(connection, topic)) {
                return Optional.of(begin.with(new PublishingCursor(connection, topic, publisher)));
            }
            connection.rollback();
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw failed(connection, e);
        }
    }

    private static boolean locked(Connection connection, String topic) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY_LOCK)) {
            statement.setString(1, topic);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** The greatest revision that was published; zero when none was. */
    long revision() {
        return revision;
    }

    /** Whether another publisher, or none, published before. */
    boolean takenOver() {
        return takenOver;
    }

    /** Moves it and commits. */
    void move(long to) throws StoreUnavailableException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, topic);
            move.setLong(2, to);
            move.setObject(3, publisher);
            move.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Ends the round with what it read; what was not committed is undone. */
    void close(ResultSet rows, PreparedStatement statement) {
        try (connection) {
            rows.close();
            statement.close();
            connection.rollback();
        } catch (SQLException e) {
            // it is broken: the server undoes what was open, and the pool throws it away
        }
    }

    StoreUnavailableException failed(SQLException e) {
        return failed(connection, e);
    }

    /** Undoes and closes the connection, where there is one, and says whether the same may succeed later. */
    static StoreUnavailableException failed(@Nullable Connection connection, SQLException e) {
        if (connection != null) {
            try (connection) {
                connection.rollback();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
        }
        if (!Sql.isTransient(e)) {
            throw new IllegalStateException("a statement of ours is wrong", e);
        }
        return new StoreUnavailableException(e);
    }
}
