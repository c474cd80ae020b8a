package dev.tandem.metrics.postgres;

import dev.tandem.metrics.BucketCounts;
import dev.tandem.metrics.Deltas.Delta;
import dev.tandem.metrics.DurationMeasure;
import dev.tandem.metrics.Granularity;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Period;
import dev.tandem.metrics.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums, and the changes that are yet to be added to them. */
@ApplicationScoped
class CellTable {
    private static final Measure[] MEASURES = Measure.values();
    private static final DurationMeasure[] DURATIONS = DurationMeasure.values();
    /** Sums of durations and of scores; everything else counts cases. */
    private static final boolean[] LARGE = large();

    private static final String SUMS = Stream.concat(
                    Arrays.stream(MEASURES).map(Measure::column),
                    Arrays.stream(DURATIONS).map(duration -> "%1$s_buckets, %1$s_counts".formatted(duration.column())))
            .collect(Collectors.joining(", "));
    private static final String KEY = "organisation_id, granularity, period, slice";
    private static final int COLUMNS = 4 + MEASURES.length + 2 * DURATIONS.length;
    private static final String APPEND = "cell_delta (%s, %s)".formatted(KEY, SUMS);
    private static final String STAGE = """
            create temporary table if not exists changed_cell
                (organisation_id integer, granularity text collate "C", period timestamp, slice integer)
                on commit delete rows;
            set local enable_hashjoin = off;
            set local enable_mergejoin = off
            """;
    /** What is appended meanwhile has another place, or is not seen yet. */
    private static final String TAKE = """
            delete from cell_delta where ctid = any (array(select ctid from cell_delta limit %d))
            returning %s, %s
            """;

    private static final String TAKE_CELLS = """
            delete from cell c using changed_cell k
             where c.organisation_id = k.organisation_id and c.granularity = k.granularity
               and c.period = k.period and c.slice = k.slice
            returning %s
            """.formatted(Stream.of((KEY + ", " + SUMS).split(", "))
            .map(column -> "c." + column)
            .collect(Collectors.joining(", ")));

    private static boolean[] large() {
        boolean[] large = new boolean[MEASURES.length];
        for (int i = 0; i < large.length; i++) {
            String column = MEASURES[i].column();
            large[i] = column.endsWith("_ms") || column.matches("(quality|empathy)_(sum|squares)");
        }
        return large;
    }

    /**
     * Which cell a sum belongs to.
     *
     * @param granularity of {@link Granularity}, or one of those that are rolled up from it
     * @param localSecond as in {@link Period}
     */
    record Address(int organisation, String granularity, long localSecond, int slice) implements Comparable<Address> {
        private static final Comparator<Address> ORDER = Comparator.comparingInt(Address::organisation)
                .thenComparing(Address::granularity)
                .thenComparingLong(Address::localSecond)
                .thenComparingInt(Address::slice);

        @Override
        public int compareTo(Address other) {
            return ORDER.compare(this, other);
        }
    }

    /** Appends the changes; every slice in them has a number. */
    void append(Batch batch, Map<Slice, Map<Period, Delta>> changes, SliceTable slices) throws SQLException {
        BinaryRows rows = new BinaryRows(COLUMNS);
        changes.forEach((slice, periods) -> {
            int organisation = batch.organisation(slice.organisation()).id();
            int number = slices.number(slice);
            periods.forEach((period, delta) -> {
                addKey(
                        rows.row(),
                        new Address(organisation, period.granularity().code(), period.localSecond(), number));
                addSums(rows, delta);
            });
        });
        rows.copyTo(batch.connection(), APPEND);
    }

    /** How many changes are yet to be added. */
    long waiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from cell_delta")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Takes away changes that wait, at most so many; by cell, rolled up as well. */
    Map<Address, Delta> takeChanges(Connection connection, int limit, SliceTable slices) throws SQLException {
        Map<Address, Delta> changes = new HashMap<>();
        read(connection, TAKE.formatted(limit, KEY, SUMS), changes);
        Map<Address, Delta> rolledUp = new HashMap<>();
        for (Map.Entry<Address, Delta> change : changes.entrySet()) {
            Address cell = change.getKey();
            SliceTable.Parents parents = slices.parents(cell.slice());
            if (parents != null) {
                boolean day = cell.granularity().equals(Granularity.DAY.code());
                rollUp(cell, day ? "d" : "m", parents.byChannel(), change.getValue(), rolledUp);
                rollUp(cell, day ? "t" : "T", parents.byTopic(), change.getValue(), rolledUp);
            }
        }
        changes.putAll(rolledUp);
        return changes;
    }

    private static void rollUp(
            Address cell, String granularity, int slice, Delta change, Map<Address, Delta> rolledUp) {
        Address address = new Address(cell.organisation(), granularity, cell.localSecond(), slice);
        rolledUp.computeIfAbsent(address, any -> new Delta()).add(change);
    }

    /** Adds the changes to their cells, which get a new revision. */
    void add(Connection connection, Map<Address, Delta> changes) throws SQLException {
        BinaryRows keys = new BinaryRows(4);
        changes.keySet().stream().sorted().forEach(address -> addKey(keys.row(), address));
        long revision;
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            keys.copyTo(connection, "changed_cell");
            read(connection, TAKE_CELLS, changes);
            try (ResultSet row = statement.executeQuery("select nextval('cell_revision')")) {
                row.next();
                revision = row.getLong(1);
            }
        }
        BinaryRows rows = new BinaryRows(COLUMNS + 1);
        changes.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(cell -> {
            addKey(rows.row(), cell.getKey());
            addSums(rows, cell.getValue());
            rows.add(revision);
        });
        rows.copyTo(connection, "cell (%s, %s, revision)".formatted(KEY, SUMS));
    }

    private static void addKey(BinaryRows row, Address address) {
        row.add(address.organisation())
                .add(address.granularity())
                .addLocal(address.localSecond())
                .add(address.slice());
    }

    private static void addSums(BinaryRows row, Delta sums) {
        for (int i = 0; i < MEASURES.length; i++) {
            long sum = sums.of(MEASURES[i]);
            if (sum == 0) {
                row.addNull();
            } else if (LARGE[i]) {
                row.add(sum);
            } else {
                row.add(Math.toIntExact(sum));
            }
        }
        for (DurationMeasure duration : DURATIONS) {
            BucketCounts counts = sums.of(duration);
            row.addSmallArray(counts.size(), counts::bucket).addArray(counts.size(), counts::count);
        }
    }

    /** Adds the rows that a query returns to what is there. */
    private static void read(Connection connection, String query, Map<Address, Delta> sums) throws SQLException {
        try (StoredRows rows = new StoredRows(connection, query)) {
            while (rows.next()) {
                int organisation = (int) rows.count();
                String granularity = Objects.requireNonNull(rows.text());
                Address address = new Address(organisation, granularity, rows.localSecond(), (int) rows.count());
                readSums(rows, sums.computeIfAbsent(address, any -> new Delta()));
            }
        }
    }

    private static void readSums(StoredRows row, Delta sums) throws SQLException {
        for (Measure measure : MEASURES) {
            long sum = row.count();
            if (sum != 0) {
                sums.add(measure, sum);
            }
        }
        for (DurationMeasure duration : DURATIONS) {
            int[] buckets = row.integers();
            int[] counts = row.integers();
            for (int i = 0; i < buckets.length; i++) {
                sums.add(duration, buckets[i], counts[i]);
            }
        }
    }
}
