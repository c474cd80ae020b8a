package dev.tandem.metrics.postgres;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Violation;
import dev.tandem.metrics.Deltas;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refused;
import dev.tandem.metrics.StoreUnavailableException;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One batch, one transaction: facts change, what they change in the sums is added there, and all of it is committed or
 * nothing. Rows are locked table by table in the order of the calls below, and within a
 * table in the order of their keys, which the statements see to: two consumers never wait for each other in a circle.
 */
@ApplicationScoped
class PostgresFactStore implements FactStore {
    private static final int MATURED_AT_ONCE = 5000;
    private static final int ATTEMPTS = 5;
    private static final Violation CONTRADICTION =
            new Violation("", "says otherwise than what was stored first under the same identity");

    private final AgroalDataSource database;
    private final Clock clock;
    private final OrganisationTable organisations;
    private final FeedbackFacts feedback;
    private final EpisodeFacts episodes;
    private final TimelineTables timeline;
    private final SliceTable slices;
    private final CellTable cells;

    PostgresFactStore(
            AgroalDataSource database,
            Clock clock,
            OrganisationTable organisations,
            FeedbackFacts feedback,
            EpisodeFacts episodes,
            TimelineTables timeline,
            SliceTable slices,
            CellTable cells) {
        this.database = database;
        this.clock = clock;
        this.organisations = organisations;
        this.feedback = feedback;
        this.episodes = episodes;
        this.timeline = timeline;
        this.slices = slices;
        this.cells = cells;
    }

    @Override
    public List<Refused> store(List<CloudEvent> batch) throws StoreUnavailableException {
        return inTransaction(connection -> {
            Set<String> named = new TreeSet<>();
            for (CloudEvent event : batch) {
                String organisation = event.data().organisation();
                if (organisation != null) {
                    named.add(organisation);
                }
            }
            Map<String, ZoneId> zones = organisations.register(connection, named);
            Deltas deltas = new Deltas(zones);
            FactChanges changes = new FactChanges(deltas, now());
            feedback.store(connection, batch, changes);
            episodes.store(connection, batch, changes);
            timeline.store(connection, batch);
            add(connection, deltas);
            organisations.changed(connection, named);
            return changes.conflicts().stream()
                    .map(event -> new Refused(event, CONTRADICTION))
                    .toList();
        });
    }

    @Override
    public int mature() throws StoreUnavailableException {
        return inTransaction(connection -> {
            Instant now = now();
            Set<String> named = new TreeSet<>();
            var due = episodes.lockMature(connection, now, MATURED_AT_ONCE);
            due.keySet().forEach(key -> named.add(key.organisation()));
            Deltas deltas = new Deltas(organisations.register(connection, named));
            episodes.mature(connection, due.values(), new FactChanges(deltas, now));
            add(connection, deltas);
            organisations.changed(connection, named);
            return due.size();
        });
    }

    private void add(Connection connection, Deltas deltas) throws SQLException {
        var changed = deltas.changed();
        if (!changed.isEmpty()) {
            cells.prepare(connection);
            cells.add(connection, changed, slices.numbers(changed.keySet()));
        }
    }

    /** As exact as the database stores it, so that what was counted can be counted back. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Collisions with other transactions are tried again at once, a few times. */
    private <T> T inTransaction(Work<T> work) throws StoreUnavailableException {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    T result = work.run(connection);
                    connection.commit();
                    return result;
                } catch (SQLException | RuntimeException e) {
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

    private static void rollback(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
