package dev.tandem.metrics.postgres;

import dev.tandem.events.Change;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Cost;
import dev.tandem.events.Workforce;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened in an organisation besides its episodes: changes in automation, people and costs, a row an event. */
@ApplicationScoped
class TimelineTables {
    private static final String STAGE = """
            create temporary table if not exists new_change (like change) on commit delete rows;
            create temporary table if not exists new_workforce (like workforce) on commit delete rows;
            create temporary table if not exists new_cost (like cost) on commit delete rows;
            """;
    private static final String INSERT =
            "insert into %1$s select * from new_%1$s order by organisation, source, id on conflict do nothing";

    /** Stores those of the events that belong here, each once. */
    void store(Connection connection, List<CloudEvent> events) throws SQLException {
        BinaryRows changes = new BinaryRows(7);
        BinaryRows workforce = new BinaryRows(10);
        BinaryRows costs = new BinaryRows(8);
        for (CloudEvent event : events) {
            if (event.data() instanceof Change change) {
                changes.row().add(change.organisation()).add(event.source()).add(event.id());
                changes.add(change.at())
                        .add(name(change.kind()))
                        .add(change.share())
                        .add(change.told());
            } else if (event.data() instanceof Workforce staff) {
                workforce.row().add(staff.organisation()).add(event.source()).add(event.id());
                workforce.add(staff.effectiveOn()).add(staff.role());
                workforce.add(staff.headcount()).add(staff.change()).add(name(staff.reason()));
                workforce.add(staff.paidHours()).add(staff.productiveHours());
            } else if (event.data() instanceof Cost cost) {
                costs.row().add(cost.organisation()).add(event.source()).add(event.id());
                costs.add(cost.from()).add(cost.to()).add(name(cost.category()));
                costs.add(cost.amount()).add(cost.currency());
            }
        }
        insert(connection, "change", changes);
        insert(connection, "workforce", workforce);
        insert(connection, "cost", costs);
    }

    private static void insert(Connection connection, String table, BinaryRows rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            rows.copyTo(connection, "new_" + table);
            statement.execute(INSERT.formatted(table));
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
