package dev.tandem.metrics.postgres;

import dev.tandem.metrics.ChangedCell;
import dev.tandem.metrics.ChangedCell.Place;
import dev.tandem.metrics.Changes;
import dev.tandem.metrics.Granularity;
import dev.tandem.metrics.StoreUnavailableException;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGStatement;

/**
 * One round is one transaction, which holds the lock. Not repeatable read: its snapshot would be older than the lock,
 * and could show cells as they were before those that the last holder published.
 */
final class PublishingRound implements Changes.Round<ChangedCell> {
    /** More only where one revision has more: a round ends with a whole revision, so that the cursor needs no more. */
    private static final int CELLS = 20_000;

    private static final int AT_ONCE = 1000;
    private static final Map<String, Granularity> GRANULARITIES = Arrays.stream(Granularity.values())
            .collect(Collectors.toUnmodifiableMap(Granularity::code, Function.identity()));
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
    private static final int FIRST_SUM = 5;

    private final PublishingCursor cursor;
    private final CellColumns columns;
    private final CellPlaces places;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private long revision;

    /** Takes over the cursor and its connection, which is closed with the round. */
    PublishingRound(PublishingCursor cursor, CellColumns columns, CellPlaces places) throws SQLException {
        this.cursor = cursor;
        this.columns = columns;
        this.places = places;
        revision = cursor.revision();
        try (Statement planning = cursor.connection().createStatement()) {
            planning.execute(IN_ORDER);
        }
        statement = cursor.connection().prepareStatement(CHANGED.formatted(columns.list(), CELLS));
        // from the first time on in binary form, which costs a third of parsing texts
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
        statement.setFetchSize(AT_ONCE);
        statement.setLong(1, revision);
        rows = statement.executeQuery();
    }

    @Override
    public boolean takenOver() {
        return cursor.takenOver();
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
            Map<Integer, Place> named = places.of(slices, cursor.connection());
            return some.stream()
                    .map(cell -> cell.at(Objects.requireNonNull(named.get(cell.slice()), "a cell of no slice")))
                    .toList();
        } catch (SQLException e) {
            throw cursor.failed(e);
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
        cursor.move(revision);
    }

    @Override
    public void close() {
        cursor.close(rows, statement);
    }
}
