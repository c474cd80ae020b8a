package dev.tandem.metrics.postgres;

import dev.tandem.metrics.ChangedCell.Count;
import dev.tandem.metrics.ChangedCell.Histogram;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of the table {@code cell} that hold sums, asked of the database: a measure is published as soon as it
 * has a column.
 *
 * @param counts columns that hold one number
 * @param durations the names before {@code _buckets} and {@code _counts} of two parallel arrays
 */
record CellColumns(List<String> counts, List<String> durations) {
    private static final Set<String> KEY = Set.of("organisation_id", "granularity", "period", "slice", "revision");
    private static final String BUCKETS = "_buckets";
    private static final String COUNTS = "_counts";
    private static final int[] NONE = {};

    CellColumns {
        counts = List.copyOf(counts);
        durations = List.copyOf(durations);
    }

    static CellColumns read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("select * from cell limit 0")) {
            ResultSetMetaData columns = none.getMetaData();
            List<String> counts = new ArrayList<>();
            List<String> durations = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i);
                if (name.endsWith(BUCKETS)) {
                    durations.add(name.substring(0, name.length() - BUCKETS.length()));
                } else if (!name.endsWith(COUNTS) && !KEY.contains(name)) {
                    counts.add(name);
                }
            }
            return new CellColumns(counts, durations);
        }
    }

    /** All of them as a select list: first the counts, then buckets and counts of each duration. */
    String list() {
        return Stream.concat(
                        counts.stream(), durations.stream().flatMap(name -> Stream.of(name + BUCKETS, name + COUNTS)))
                .collect(Collectors.joining(", "));
    }

    /** What is not zero of the row, whose columns of {@link #list} begin at {@code first}. */
    List<Count> counts(ResultSet row, int first) throws SQLException {
        List<Count> found = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            // null, which most are, reads as zero
            long sum = row.getLong(first + i);
            if (sum != 0) {
                found.add(new Count(counts.get(i), sum));
            }
        }
        return found;
    }

    /** What is not empty of the row, whose columns of {@link #list} begin at {@code first}. */
    List<Histogram> durations(ResultSet row, int first) throws SQLException {
        List<Histogram> found = new ArrayList<>(durations.size());
        for (int i = 0; i < durations.size(); i++) {
            int column = first + counts.size() + 2 * i;
            int[] buckets = array(row, column);
            if (buckets.length > 0) {
                found.add(new Histogram(durations.get(i), buckets, array(row, column + 1)));
            }
        }
        return found;
    }

    /**
     * PostgreSQL's binary form of an array of one dimension: dimensions, whether it has nulls, type of the elements,
     * how many, first index, then length and bytes of each. {@link ResultSet#getArray} would make an object of each.
     */
    private static int[] array(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        if (bytes == null) {
            return NONE;
        }
        ByteBuffer binary = ByteBuffer.wrap(bytes);
        if (binary.getInt() == 0) {
            return NONE;
        }
        int[] elements = new int[binary.position(3 * Integer.BYTES).getInt()];
        binary.position(5 * Integer.BYTES);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = binary.getInt() == Short.BYTES ? binary.getShort() : binary.getInt();
        }
        return elements;
    }
}
