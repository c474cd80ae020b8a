package dev.tandem.metrics.postgres;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.ChangedClaim;
import dev.tandem.metrics.ledger.ChangedClaims;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Claims by the index on their revision. */
@ApplicationScoped
class PostgresChangedClaims implements ChangedClaims {
    private static final String PROGRESS = """
            select coalesce((select revision from published where topic = ?), 0),
                   coalesce((select max(revision) from claim where counted), 0)
            """;

    private final AgroalDataSource database;
    private final ObjectMapper json;

    PostgresChangedClaims(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Optional<Round<ChangedClaim>> begin(String topic, UUID publisher) throws StoreUnavailableException {
        return PublishingCursor.tryTake(database, topic, publisher, cursor -> new ClaimRound(cursor, json));
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
