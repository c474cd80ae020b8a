package dev.tandem.metrics.postgres;

import dev.tandem.metrics.BucketCounts;
import dev.tandem.metrics.Delta;
import dev.tandem.metrics.DurationMeasure;
import dev.tandem.metrics.Granularity;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums. */
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
    private static final String TARGET = "cell (%s, %s, revision)".formatted(KEY, SUMS);
    private static final String STAGE = """
            create temporary table if not exists changed_cell
                (organisation_id integer, granularity text collate "C", period timestamp, slice integer)
                on commit delete rows
            """ + Sql.BY_INDEX;
    private static final String TAKE_OLD = """
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

    private final SliceTable slices;

    CellTable(SliceTable slices) {
        this.slices = slices;
    }

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
     * @param granularity the code of a {@link Granularity}, or of one of those that are rolled up from it
     * @param localSecond as in {@link Period}
     */
    record Address(int organisation, char granularity, long localSecond, int slice) implements Comparable<Address> {
        /** The cell of another slice that sums this one up. */
        Address rolledUp(char granularity, int slice) {
            return new Address(organisation, granularity, localSecond, slice);
        }

        @Override
        public int compareTo(Address other) {
            if (organisation != other.organisation) {
                return Integer.compare(organisation, other.organisation);
            }
            int byGranularity = Character.compare(granularity, other.granularity);
            if (byGranularity != 0) {
                return byGranularity;
            }
            return localSecond != other.localSecond
                    ? Long.compare(localSecond, other.localSecond)
                    : Integer.compare(slice, other.slice);
        }

        /** Times are multiples of an hour and slices follow each other: added up as they are, most would collide. */
        @Override
        public int hashCode() {
            long mixed = (localSecond * 31 + granularity) * 31 + organisation;
            mixed = (mixed ^ slice) * 0x9E3779B97F4A7C15L;
            return (int) (mixed >>> 32);
        }
    }

    /** Takes away what an earlier version appended, a row a cell; nothing is appended there any more. */
    void takeOld(Connection connection, int limit, Map<Address, Delta> changes) throws SQLException {
        read(connection, TAKE_OLD.formatted(limit, KEY, SUMS), changes);
    }

    /** Adds to the changes what they add to the sums of few dimensions: by topic first, and from these, which are few, by channel. */
    void rollUp(Map<Address, Delta> changes) throws SQLException {
        Map<Address, Delta> byTopic = new HashMap<>();
        Map<Integer, Integer> channels = new HashMap<>();
        for (Map.Entry<Address, Delta> change : changes.entrySet()) {
            Address cell = change.getKey();
            SliceTable.Parents parents = slices.parents(cell.slice());
            if (parents != null) {
                channels.put(parents.byTopic(), parents.byChannel());
                char granularity = isDay(cell) ? 't' : 'T';
                add(cell.rolledUp(granularity, parents.byTopic()), change.getValue(), byTopic);
            }
        }
        Map<Address, Delta> byChannel = new HashMap<>();
        byTopic.forEach((cell, change) -> {
            char granularity = cell.granularity() == 't' ? 'd' : 'm';
            add(cell.rolledUp(granularity, Objects.requireNonNull(channels.get(cell.slice()))), change, byChannel);
        });
        changes.putAll(byTopic);
        changes.putAll(byChannel);
    }

    private static boolean isDay(Address cell) {
        return cell.granularity() == Granularity.DAY.code().charAt(0);
    }

    private static void add(Address cell, Delta change, Map<Address, Delta> changes) {
        changes.computeIfAbsent(cell, any -> new Delta()).add(change);
    }

    /** Adds the changes to their cells, which get a new revision. */
    void add(Connection connection, Map<Address, Delta> changes) throws SQLException {
        BinaryRows keys = new BinaryRows(4);
        Address[] changed = changes.keySet().toArray(new Address[0]);
        Arrays.sort(changed);
        for (Address address : changed) {
            addKey(keys.row(), address);
        }
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
        try (BinaryRows.Sending sending = rows.sendTo(connection, TARGET)) {
            for (Address address : changed) {
                addKey(rows.row(), address);
                addSums(rows, Objects.requireNonNull(changes.get(address)));
                rows.add(revision);
                sending.some();
            }
            sending.end();
        }
    }

    private static void addKey(BinaryRows row, Address address) {
        row.add(address.organisation())
                .add(address.granularity())
                .addLocal(address.localSecond())
                .add(address.slice());
    }

    private static void addSums(BinaryRows row, Delta sums) {
        // in the order of their places, so that none has to be looked for
        int next = 0;
        for (int i = 0; i < MEASURES.length; i++) {
            boolean present = next < sums.size() && sums.place(next) == i;
            long sum = present ? sums.sum(next++) : 0;
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
        Delta stored = new Delta();
        try (StoredRows rows = new StoredRows(connection, query)) {
            while (rows.next()) {
                int organisation = (int) rows.count();
                char granularity = Objects.requireNonNull(rows.text()).charAt(0);
                Address address = new Address(organisation, granularity, rows.localSecond(), (int) rows.count());
                readSums(rows, stored);
                sums.computeIfAbsent(address, any -> new Delta()).add(stored);
            }
        }
    }

    private static void readSums(StoredRows row, Delta sums) throws SQLException {
        sums.clear();
        for (Measure measure : MEASURES) {
            sums.append(measure, row.count());
        }
        for (DurationMeasure duration : DURATIONS) {
            int[] buckets = row.integers();
            int[] counts = row.integers();
            for (int i = 0; i < buckets.length; i++) {
                sums.append(duration, buckets[i], counts[i]);
            }
        }
    }
}
