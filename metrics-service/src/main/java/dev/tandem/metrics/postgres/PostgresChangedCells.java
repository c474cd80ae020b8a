package dev.tandem.metrics.postgres;

import dev.tandem.metrics.ChangedCells;
import dev.tandem.metrics.StoreUnavailableException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cells by the index on their revision; the cursor is a row a topic, the right to move it an advisory lock. */
@ApplicationScoped
class PostgresChangedCells implements ChangedCells {
    private static final String TRY_LOCK =
            "select pg_try_advisory_xact_lock(hashtextextended('metrics.published ' || ?, 0))";
    private static final String PROGRESS = """
            select coalesce((select revision from published where topic = ?), 0), coalesce(max(revision), 0)
              from cell where granularity in ('H', 'D', 'M')
            """;

    private final AgroalDataSource database;
    private final CellPlaces places = new CellPlaces();
    private volatile @Nullable CellColumns columns;

    PostgresChangedCells(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public Optional<Round> begin(String topic, UUID publisher) throws StoreUnavailableException {
        Connection connection = null;
        try {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            if (locked(connection, topic)) {
                return Optional.of(new PublishingRound(connection, columns(connection), places, topic, publisher));
            }
            connection.rollback();
            connection.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw PublishingRound.failed(connection, e);
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

    private CellColumns columns(Connection connection) throws SQLException {
        CellColumns known = columns;
        if (known == null) {
            known = CellColumns.read(connection);
            columns = known;
        }
        return known;
    }

    @Override
    public Progress progress(String topic) throws StoreUnavailableException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PROGRESS)) {
            statement.setString(1, topic);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Progress(row.getLong(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw PublishingRound.failed(null, e);
        }
    }
}
