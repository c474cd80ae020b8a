package dev.tandem.report.postgres;

import dev.tandem.report.Cells;
import dev.tandem.report.Cut;
import dev.tandem.report.Granularity;
import dev.tandem.report.Histogram;
import dev.tandem.report.Measure;
import dev.tandem.report.Slice;
import dev.tandem.report.Timing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums cells. Names of columns come from enums, values are bound. Rows of one key may come several times (what was
 * appended is not added up yet), so everything is summed: counts by the database, histograms here, for taking a
 * histogram apart into rows costs more than sending it.
 */
@ApplicationScoped
class PostgresCells implements Cells {
    private final Database database;

    PostgresCells(Database database) {
        this.database = database;
    }

    /** What tells slices apart. */
    private record Key(@Nullable LocalDateTime start, List<String> group) {}

    @Override
    public List<Slice> read(Cut cut) {
        return database.read(connection -> {
            Database.planForThisTime(connection);
            Map<Key, Slice> slices = new LinkedHashMap<>();
            readCounts(connection, cut, slices);
            if (!cut.timings().isEmpty()) {
                readDurations(connection, cut, slices);
            }
            return List.copyOf(slices.values());
        });
    }

    private static void readCounts(Connection connection, Cut cut, Map<Key, Slice> slices) throws SQLException {
        List<Measure> measures = List.copyOf(cut.measures());
        List<String> columns = new ArrayList<>(key(cut));
        measures.forEach(measure -> columns.add("sum(c.\"" + measure.key() + "\")::bigint"));
        String sql = """
                select %s
                %s
                group by %s
                having %s
                """.formatted(String.join(", ", columns), source(cut), positions(key(cut)), something(measures));
        Database.eachRow(connection, sql, arguments(connection, cut), row -> {
            Key key = key(row, cut);
            Map<Measure, Long> counts = new EnumMap<>(Measure.class);
            for (int i = 0; i < measures.size(); i++) {
                counts.put(measures.get(i), row.getLong(2 + cut.groupBy().size() + i));
            }
            slices.put(key, new Slice(key.start(), key.group(), counts, new EnumMap<>(Timing.class)));
        });
    }

    /** Feedback that names no episode makes a group, too; a group that came to nothing is none. */
    private static String something(List<Measure> measures) {
        return measures.stream()
                .map(measure -> "sum(c.\"" + measure.key() + "\") <> 0")
                .collect(Collectors.joining(" or "));
    }

    private static void readDurations(Connection connection, Cut cut, Map<Key, Slice> slices) throws SQLException {
        List<Timing> timings = List.copyOf(cut.timings());
        List<String> columns = new ArrayList<>(key(cut));
        timings.forEach(timing -> columns.add("c." + timing.key() + "_buckets, c." + timing.key() + "_counts"));
        String sql = "select %s\n%s".formatted(String.join(", ", columns), source(cut));
        int first = 2 + cut.groupBy().size();
        Database.eachRow(connection, sql, arguments(connection, cut), row -> {
            Slice slice = slices.get(key(row, cut));
            if (slice == null) {
                return;
            }
            for (int i = 0; i < timings.size(); i++) {
                int[] buckets = Numbers.of(row, first + 2 * i);
                int[] counts = Numbers.of(row, first + 2 * i + 1);
                if (buckets.length > 0) {
                    slice.durations()
                            .computeIfAbsent(timings.get(i), none -> new Histogram())
                            .add(buckets, counts);
                }
            }
        });
    }

    private static Key key(ResultSet row, Cut cut) throws SQLException {
        List<String> group = new ArrayList<>();
        for (int i = 0; i < cut.groupBy().size(); i++) {
            group.add(row.getString(2 + i));
        }
        return new Key(row.getObject(1, LocalDateTime.class), List.copyOf(group));
    }

    /** The columns that tell slices apart: where the period begins, and the dimensions. */
    private static List<String> key(Cut cut) {
        return Stream.concat(Stream.of(start(cut)), cut.groupBy().stream().map(dimension -> "s." + dimension.key()))
                .toList();
    }

    private static String positions(List<String> columns) {
        List<String> positions = new ArrayList<>();
        for (int i = 1; i <= columns.size(); i++) {
            positions.add(String.valueOf(i));
        }
        return String.join(", ", positions);
    }

    private static String start(Cut cut) {
        Granularity granularity = cut.granularity();
        // hours stay UTC: where clocks go back, two of them have the same local name
        String local = cut.zone() == null || granularity == Granularity.PT1H ? "c.period" : local(cut.zone());
        if (granularity == null) {
            return "null::timestamp";
        }
        return switch (granularity) {
            case PT1H -> local;
            case P1D -> "date_trunc('day', " + local + ")";
            case P1W -> "date_trunc('week', " + local + ")";
            case P1M -> "date_trunc('month', " + local + ")";
        };
    }

    /** PostgreSQL takes a zone that is written as an offset for POSIX's, which has the opposite sign. */
    private static String local(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset
                ? "(c.period + ?::interval)"
                : "(c.period at time zone 'UTC' at time zone ?)";
    }

    private static String bound(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset offset
                ? Duration.ofSeconds(offset.getTotalSeconds()).toString()
                : zone.getId();
    }

    private static boolean bindsZone(Cut cut) {
        return start(cut).contains("?");
    }

    /**
     * The cells of a cut. The organisation comes as a number found first: joined by its name, the planner would take
     * a few rows for what are many. Texts are joined only where they are asked for, or where handovers are also kept by
     * their reason, which would count them twice.
     */
    private static String source(Cut cut) {
        String stretches = String.join(
                " or ",
                cut.stretches().stream()
                        .map(stretch -> "c.granularity = ? and c.period >= ? and c.period < ?")
                        .toList());
        boolean texts = !cut.groupBy().isEmpty() || !cut.filters().isEmpty() || Kept.of(cut) == Kept.ALL;
        StringBuilder source = new StringBuilder("from report.sums c")
                .append(texts ? " join report.slice s on s.slice = c.slice and s.reason = ''" : "")
                .append(" where c.organisation_id =")
                .append(" (select r.organisation_id from report.revision r where r.organisation = ?)")
                .append(" and (" + stretches + ")");
        cut.filters().keySet().forEach(dimension -> source.append(" and s.")
                .append(dimension.key())
                .append(" = any (?)"));
        return source.toString();
    }

    private static List<Object> arguments(Connection connection, Cut cut) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        if (cut.zone() != null && bindsZone(cut)) {
            arguments.add(bound(cut.zone()));
        }
        arguments.add(cut.organisation());
        Kept kept = Kept.of(cut);
        for (Cut.Stretch stretch : cut.stretches()) {
            arguments.add(kept.granularity(stretch.size()));
            arguments.add(stretch.from());
            arguments.add(stretch.to());
        }
        for (List<String> values : cut.filters().values()) {
            arguments.add(texts(connection, values.stream()));
        }
        return arguments;
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
