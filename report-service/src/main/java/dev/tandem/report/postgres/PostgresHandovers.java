package dev.tandem.report.postgres;

import dev.tandem.report.Cut;
import dev.tandem.report.Dimension;
import dev.tandem.report.Granularity;
import dev.tandem.report.Handovers;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Sums handovers by reason. Names of columns come from enums, values are bound; one key may have several rows. */
@ApplicationScoped
class PostgresHandovers implements Handovers {
    private final Database database;

    PostgresHandovers(Database database) {
        this.database = database;
    }

    @Override
    public List<Handover> read(Cut cut) {
        List<String> columns = new ArrayList<>(List.of(start(cut.granularity())));
        cut.groupBy().forEach(dimension -> columns.add(dimension.key()));
        columns.add("reason");
        List<String> positions = IntStream.rangeClosed(1, columns.size())
                .mapToObj(String::valueOf)
                .toList();
        String sql =
                """
                select %s, sum(handed_over)::bigint
                from report.handover
                where organisation = ? and (%s)%s
                group by %s
                having sum(handed_over) > 0
                """.formatted(String.join(", ", columns), stretches(cut), filters(cut), String.join(", ", positions));
        return database.read(connection ->
                Database.rows(connection, sql, arguments(connection, cut), row -> handover(row, columns.size())));
    }

    private static Handover handover(ResultSet row, int columns) throws SQLException {
        List<String> group = new ArrayList<>();
        for (int column = 2; column < columns; column++) {
            group.add(row.getString(column));
        }
        return new Handover(
                row.getObject(1, LocalDateTime.class),
                List.copyOf(group),
                row.getString(columns),
                row.getLong(columns + 1));
    }

    private static String start(@Nullable Granularity granularity) {
        if (granularity == null) {
            return "null::timestamp";
        }
        return switch (granularity) {
            case PT1H -> "period";
            case P1D -> "date_trunc('day', period)";
            case P1W -> "date_trunc('week', period)";
            case P1M -> "date_trunc('month', period)";
        };
    }

    private static String stretches(Cut cut) {
        return String.join(
                " or ",
                cut.stretches().stream()
                        .map(stretch -> "granularity = ? and period >= ? and period < ?")
                        .toList());
    }

    private static String filters(Cut cut) {
        StringBuilder filters = new StringBuilder();
        for (Dimension dimension : cut.filters().keySet()) {
            filters.append(" and ").append(dimension.key()).append(" = any (?)");
        }
        return filters.toString();
    }

    private static List<Object> arguments(Connection connection, Cut cut) throws SQLException {
        List<Object> arguments = new ArrayList<>(List.of(cut.organisation()));
        for (Cut.Stretch stretch : cut.stretches()) {
            arguments.add(code(stretch.size()));
            arguments.add(stretch.from());
            arguments.add(stretch.to());
        }
        for (List<String> values : cut.filters().values()) {
            arguments.add(connection.createArrayOf("text", values.toArray()));
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
}
