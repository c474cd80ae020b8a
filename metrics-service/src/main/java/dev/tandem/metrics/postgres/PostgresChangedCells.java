package dev.tandem.metrics.postgres;

import dev.tandem.metrics.ChangedCell;
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
    public Optional<Round<ChangedCell>> begin(String topic, UUID publisher) throws StoreUnavailableException {
        return PublishingCursor.tryTake(
                database,
                topic,
                publisher,
                cursor -> new PublishingRound(cursor, columns(cursor.connection()), places));
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
            throw PublishingCursor.failed(null, e);
        }
    }
}
