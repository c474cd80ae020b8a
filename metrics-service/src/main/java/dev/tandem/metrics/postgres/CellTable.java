package dev.tandem.metrics.postgres;

import dev.tandem.metrics.BucketCounts;
import dev.tandem.metrics.Deltas.Delta;
import dev.tandem.metrics.DurationMeasure;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.Period;
import dev.tandem.metrics.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sums: changes are added to what stands there. */
@ApplicationScoped
class CellTable {
    private static final String COLUMNS = Stream.concat(
                    Arrays.stream(Measure.values()).map(Measure::column),
                    Arrays.stream(DurationMeasure.values())
                            .map(duration -> "%1$s_buckets, %1$s_counts".formatted(duration.column())))
            .collect(Collectors.joining(", "));
    private static final String SUMS = Stream.concat(
                    Arrays.stream(Measure.values())
                            .map(measure -> "%1$s = c.%1$s + excluded.%1$s".formatted(measure.column())),
                    Arrays.stream(DurationMeasure.values()).map(CellTable::merged))
            .collect(Collectors.joining(", "));
    private static final String STAGE =
            "create temporary table if not exists cell_delta (like cell) on commit delete rows";
    private static final String ADD = """
            insert into cell as c (granularity, period, slice, %1$s)
            select granularity, period, slice, %1$s from cell_delta order by granularity, period, slice
            on conflict (granularity, period, slice) do update set %2$s
            """.formatted(COLUMNS, SUMS);

    /** Both histograms as one, without the buckets that came to nothing. */
    private static String merged(DurationMeasure duration) {
        return """
               (%1$s_buckets, %1$s_counts) = (
                   select coalesce(array_agg(bucket order by bucket), '{}'), coalesce(array_agg(n order by bucket), '{}')
                     from (select bucket, sum(n)::integer as n
                             from unnest(c.%1$s_buckets || excluded.%1$s_buckets, c.%1$s_counts || excluded.%1$s_counts)
                                  both_sides(bucket, n)
                            group by bucket
                           having sum(n) <> 0) merged)""".formatted(duration.column());
    }

    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
        }
    }

    /** Adds the changes; {@code slices} holds the number of every slice in them. */
    void add(Connection connection, Map<Slice, Map<Period, Delta>> changes, Map<Slice, Integer> slices)
            throws SQLException {
        CopyRows rows = new CopyRows();
        changes.forEach((slice, periods) -> {
            int number = Objects.requireNonNull(slices.get(slice), "a slice without a number");
            periods.forEach((period, delta) -> addRow(rows, number, period, delta));
        });
        rows.copyTo(connection, "cell_delta (granularity, period, slice, " + COLUMNS + ")");
        try (Statement statement = connection.createStatement()) {
            statement.execute(ADD);
        }
    }

    private static void addRow(CopyRows rows, int slice, Period period, Delta delta) {
        rows.add(period.granularity().code()).add(period.start()).add(slice);
        for (Measure measure : Measure.values()) {
            rows.add(delta.of(measure));
        }
        for (DurationMeasure duration : DurationMeasure.values()) {
            BucketCounts counts = delta.of(duration);
            rows.addArray(counts.size(), counts::bucket).addArray(counts.size(), counts::count);
        }
        rows.endRow();
    }
}
