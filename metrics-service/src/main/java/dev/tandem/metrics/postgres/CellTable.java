package dev.tandem.metrics.postgres;

import dev.tandem.metrics.CellKey;
import dev.tandem.metrics.Deltas.Delta;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The sums: changes are added to what stands there. */
@ApplicationScoped
class CellTable {
    private static final String MEASURES =
            Arrays.stream(Measure.values()).map(Measure::column).collect(Collectors.joining(", "));
    private static final String SUMS = Arrays.stream(Measure.values())
            .map(measure -> "%1$s = c.%1$s + excluded.%1$s".formatted(measure.column()))
            .collect(Collectors.joining(", "));

    private static final String STAGE = """
            create temporary table if not exists cell_delta (like cell) on commit delete rows;
            create temporary table if not exists duration_delta (like duration) on commit delete rows;
            """;
    private static final String ADD_CELLS = """
            insert into cell as c (granularity, period, slice, %1$s)
            select granularity, period, slice, %1$s from cell_delta order by granularity, period, slice
            on conflict (granularity, period, slice) do update set %2$s
            """.formatted(MEASURES, SUMS);
    private static final String ADD_DURATIONS = """
            insert into duration as d (granularity, period, slice, measure, buckets, counts)
            select granularity, period, slice, measure, buckets, counts
              from duration_delta order by granularity, period, slice, measure
            on conflict (granularity, period, slice, measure) do update
               set (buckets, counts) = (
                   select coalesce(array_agg(bucket order by bucket), '{}'), coalesce(array_agg(n order by bucket), '{}')
                     from (select bucket, sum(n)::integer as n
                             from unnest(d.buckets || excluded.buckets, d.counts || excluded.counts) both_sides(bucket, n)
                            group by bucket
                           having sum(n) <> 0) merged)
            """;

    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
    }

    /** Adds the changes; {@code slices} holds the number of every slice in them. */
    void add(Connection connection, Map<CellKey, Delta> changes, Map<Slice, Integer> slices) throws SQLException {
        CopyRows cells = new CopyRows();
        CopyRows durations = new CopyRows();
        changes.forEach((key, delta) -> {
            addKey(cells, key, slices);
            for (Measure measure : Measure.values()) {
                cells.add(delta.of(measure));
            }
            cells.endRow();
            delta.buckets().forEach((duration, counts) -> {
                if (!counts.isEmpty()) {
                    addKey(durations, key, slices);
                    durations.add(duration.column()).add(array(counts.keySet())).add(array(counts.values()));
                    durations.endRow();
                }
            });
        });
        try (Statement statement = connection.createStatement()) {
            if (!cells.isEmpty()) {
                cells.copyTo(connection, "cell_delta (granularity, period, slice, " + MEASURES + ")");
                statement.execute(ADD_CELLS);
            }
            if (!durations.isEmpty()) {
                durations.copyTo(connection, "duration_delta (granularity, period, slice, measure, buckets, counts)");
                statement.execute(ADD_DURATIONS);
            }
        }
    }

    private static void addKey(CopyRows rows, CellKey key, Map<Slice, Integer> slices) {
        rows.add(key.granularity().code()).add(key.period()).add(slices.get(key.slice()));
    }

    private static String array(Iterable<Integer> numbers) {
        StringBuilder text = new StringBuilder("{");
        for (Integer number : numbers) {
            text.append(text.length() > 1 ? "," : "").append(number);
        }
        return text.append('}').toString();
    }
}
