package dev.tandem.metrics.postgres;

import dev.tandem.metrics.ChangedCell;
import dev.tandem.metrics.ChangedCell.Place;
import dev.tandem.metrics.ChangedCells;
import dev.tandem.metrics.Granularity;
import dev.tandem.metrics.StoreUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * One round is one transaction, which holds the lock. Not repeatable read: its snapshot would be older than the lock,
 * and could show cells as they were before those that the last holder published.
 */
final class PublishingRound implements ChangedCells.Round {
    /** More only where one revision has more: a round ends with a whole revision, so that the cursor needs no more. */
    private static final int CELLS = 20_000;

    private static final int AT_ONCE = 1000;
    private static final Map<String, Granularity> GRANULARITIES = Arrays.stream(Granularity.values())
            .collect(Collectors.toUnmodifiableMap(Granularity::code, Function.identity()));
    /** Locked, so that who removes the row to have everything published again waits for this round and is not undone. */
    private static final String CURSOR = "select revision, publisher from published where topic = ? for update";

    /** Else a server that knows little of new cells reads the keys of all, and sorts all that wait, in every round. */
    private static final String IN_ORDER = """
            set local enable_seqscan = off;
            set local enable_bitmapscan = off;
            set local enable_sort = off
            """;

    private static final String CHANGED = """
            select slice, granularity, period, revision, %s
              from cell
             where revision > ? and granularity in ('H', 'D', 'M')
             order by revision fetch first %d rows with ties
            """;
    private static final String MOVE = """
            insert into published (topic, revision, publisher) values (?, ?, ?)
            on conflict (topic) do update set revision = excluded.revision, publisher = excluded.publisher
            """;
    private static final int FIRST_SUM = 5;

    private final Connection connection;
    private final CellColumns columns;
    private final CellPlaces places;
    private final String topic;
    private final UUID publisher;
    private final boolean takenOver;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private long revision;

    /** Takes over the connection, in whose transaction the lock is held; it is closed with the round. */
    PublishingRound(Connection connection, CellColumns columns, CellPlaces places, String topic, UUID publisher)
            throws SQLException {
        this.connection = connection;
        this.columns = columns;
        this.places = places;
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
        try (Statement planning = connection.createStatement()) {
            planning.execute(IN_ORDER);
        }
        statement = connection.prepareStatement(CHANGED.formatted(columns.list(), CELLS));
        // from the first time on in binary form, which costs a third of parsing texts
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        statement.setFetchSize(AT_ONCE);
        statement.setLong(1, revision);
        rows = statement.executeQuery();
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

    @Override
    public boolean takenOver() {
        return takenOver;
    }

    /** A cell whose texts are not known yet. */
    private record Unnamed(
            int slice,
            Granularity granularity,
            LocalDateTime period,
            List<ChangedCell.Count> counts,
            List<ChangedCell.Histogram> durations,
            long revision) {
        ChangedCell at(Place place) {
            return new ChangedCell(place, granularity, period, counts, durations, revision);
        }
    }

    @Override
    public List<ChangedCell> next() throws StoreUnavailableException {
        try {
            List<Unnamed> some = new ArrayList<>(AT_ONCE);
            Set<Integer> slices = new HashSet<>();
            while (some.size() < AT_ONCE && rows.next()) {
                Unnamed cell = cell();
                some.add(cell);
                slices.add(cell.slice());
                revision = cell.revision();
            }
            Map<Integer, Place> named = places.of(slices, connection);
            return some.stream()
                    .map(cell -> cell.at(Objects.requireNonNull(named.get(cell.slice()), "a cell of no slice")))
                    .toList();
        } catch (SQLException e) {
            throw failed(connection, e);
        }
    }

    private Unnamed cell() throws SQLException {
        return new Unnamed(
                rows.getInt(1),
                Objects.requireNonNull(GRANULARITIES.get(rows.getString(2))),
                rows.getObject(3, LocalDateTime.class),
                columns.counts(rows, FIRST_SUM),
                columns.durations(rows, FIRST_SUM),
                rows.getLong(4));
    }

    @Override
    public void published() throws StoreUnavailableException {
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setString(1, topic);
            move.setLong(2, revision);
            move.setObject(3, publisher);
            move.executeUpdate();
            connection.commit();
        } catch (SQLException e) {
            throw failed(connection, e);
        }
    }

    @Override
    public void close() {
        try (connection) {
            rows.close();
            statement.close();
            connection.rollback();
        } catch (SQLException e) {
            // it is broken: the server undoes what was open, and the pool throws it away
        }
    }
}
