package dev.tandem.report.postgres;

import dev.tandem.report.Cells;
import dev.tandem.report.Cut;
import dev.tandem.report.Dimension;
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
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sums cells in the database. Names of columns come from enums, values are bound. Rows of one key may come several
 * times (shards), so everything is summed.
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
        String sql = """
                select %s, %s
                from report.cell
                where %s
                %s
                having sum(episodes) > 0
                """.formatted(
                        slice(cut),
                        String.join(
                                ", ",
                                measures.stream()
                                        .map(measure -> "sum(\"" + measure.key() + "\")::bigint")
                                        .toList()),
                        condition(cut),
                        grouping(cut, List.of()));
        Database.rows(connection, sql, arguments(connection, cut), row -> {
            Key key = key(row, cut);
            Map<Measure, Long> counts = new EnumMap<>(Measure.class);
            for (int i = 0; i < measures.size(); i++) {
                counts.put(measures.get(i), row.getLong(2 + cut.groupBy().size() + i));
            }
            return slices.put(key, new Slice(key.start(), key.group(), counts, new EnumMap<>(Timing.class)));
        });
    }

    private static void readDurations(Connection connection, Cut cut, Map<Key, Slice> slices) throws SQLException {
        String sql = """
                select %s, measure, bucket, sum(count)::bigint
                from report.duration cross join lateral unnest(buckets, counts) as histogram (bucket, count)
                where %s and measure = any (?)
                %s
                """.formatted(slice(cut), condition(cut), grouping(cut, List.of("measure", "bucket")));
        List<Object> arguments = arguments(connection, cut);
        arguments.add(texts(connection, cut.timings().stream().map(Timing::key)));
        int measure = 2 + cut.groupBy().size();
        Map<String, Timing> timings = new LinkedHashMap<>();
        cut.timings().forEach(timing -> timings.put(timing.key(), timing));
        Database.rows(connection, sql, arguments, row -> {
            Slice slice = slices.get(key(row, cut));
            Timing timing = timings.get(row.getString(measure));
            if (slice != null && timing != null) {
                slice.durations()
                        .computeIfAbsent(timing, none -> new Histogram())
                        .add(row.getInt(measure + 1), row.getLong(measure + 2));
            }
            return row;
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
    private static String slice(Cut cut) {
        return String.join(
                ", ",
                Stream.concat(Stream.of(start(cut)), cut.groupBy().stream().map(Dimension::key))
                        .toList());
    }

    private static String start(Cut cut) {
        Granularity granularity = cut.granularity();
        // hours stay UTC: where clocks go back, two of them have the same local name
        String local = cut.zone() == null || granularity == Granularity.PT1H
                ? "period"
                : "(period at time zone 'UTC' at time zone ?)";
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

    private static boolean bindsZone(Cut cut) {
        return start(cut).contains("?");
    }

    private static String condition(Cut cut) {
        String stretches = String.join(
                " or ",
                cut.stretches().stream()
                        .map(stretch -> "granularity = ? and period >= ? and period < ?")
                        .toList());
        StringBuilder condition = new StringBuilder("organisation = ? and (" + stretches + ")");
        cut.filters()
                .forEach((dimension, values) ->
                        condition.append(" and ").append(dimension.key()).append(" = any (?)"));
        return condition.toString();
    }

    private static String grouping(Cut cut, List<String> more) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i <= cut.groupBy().size(); i++) {
            columns.add(String.valueOf(i + 1));
        }
        columns.addAll(more);
        return "group by " + String.join(", ", columns);
    }

    private static List<Object> arguments(Connection connection, Cut cut) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        if (cut.zone() != null && bindsZone(cut)) {
            arguments.add(cut.zone().getId());
        }
        arguments.add(cut.organisation());
        for (Cut.Stretch stretch : cut.stretches()) {
            arguments.add(code(stretch.size()));
            arguments.add(stretch.from());
            arguments.add(stretch.to());
        }
        for (List<String> values : cut.filters().values()) {
            arguments.add(texts(connection, values.stream()));
        }
        return arguments;
    }

    private static String code(Cut.Size size) {
        return switch (size) {
            case HOUR -> "H";
            case DAY -> "D";
            case MONTH -> "M";
        };
    }

    private static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }
}
