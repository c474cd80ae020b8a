package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Delta;
import dev.tandem.metrics.Period;
import dev.tandem.metrics.Slice;
import dev.tandem.metrics.postgres.CellTable.Address;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is yet to be added to cells: a row for each transaction and organisation, with all its changes in one value. */
@ApplicationScoped
class ChangeTable {
    private static final String APPEND = "insert into cell_change (organisation_id, cells, changes) values (?, ?, ?)";
    private static final String READ =
            "select id, organisation_id, cells, changes from cell_change order by id limit 100";
    private static final String TAKE = "delete from cell_change where id = any(?)";

    private final SliceTable slices;

    ChangeTable(SliceTable slices) {
        this.slices = slices;
    }

    /** Appends the changes; every slice in them has a number. */
    void append(Batch batch, Map<Slice, Map<Period, Delta>> changes) throws SQLException {
        Map<Integer, ChangeBytes> byOrganisation = new TreeMap<>();
        changes.forEach((slice, periods) -> {
            ChangeBytes bytes = byOrganisation.computeIfAbsent(
                    batch.organisation(slice.organisation()).id(), any -> new ChangeBytes());
            int number = slices.number(slice);
            periods.forEach(
                    (period, delta) -> bytes.add(period.granularity().code(), period.localSecond(), number, delta));
        });
        try (PreparedStatement append = batch.connection().prepareStatement(APPEND)) {
            for (Map.Entry<Integer, ChangeBytes> appended : byOrganisation.entrySet()) {
                append.setInt(1, appended.getKey());
                append.setInt(2, appended.getValue().cells());
                append.setBytes(3, appended.getValue().bytes());
                append.executeUpdate();
            }
        }
    }

    /** How many changes of cells wait. */
    long waiting(Connection connection) throws SQLException {
        return number(connection, "select coalesce(sum(cells), 0) from cell_change");
    }

    /** A number that no row has yet that is there now. */
    long end(Connection connection) throws SQLException {
        return number(connection, "select coalesce(max(id), 0) + 1 from cell_change");
    }

    /** Whether none waits with a number below {@code end}. */
    boolean nothingBefore(Connection connection, long end) throws SQLException {
        return number(connection, "select count(*) from cell_change where id < " + end) == 0;
    }

    private static long number(Connection connection, String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes away the oldest changes, of at least so many cells if there are, and adds them together by cell. */
    Map<Address, Delta> take(Connection connection, int cells) throws SQLException {
        Map<Address, Delta> changes = new HashMap<>();
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(8);
            try (ResultSet rows = statement.executeQuery(READ)) {
                for (int left = cells; left > 0 && rows.next(); left -= rows.getInt(3)) {
                    ids.add(rows.getLong(1));
                    ChangeBytes.read(rows.getInt(2), rows.getBytes(4), changes);
                }
            }
        }
        if (!ids.isEmpty()) {
            try (PreparedStatement take = connection.prepareStatement(TAKE)) {
                take.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                take.executeUpdate();
            }
        }
        return changes;
    }
}
