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
            create temporary table if not exists new_change (place integer, like change) on commit delete rows;
            create temporary table if not exists new_workforce (place integer, like workforce) on commit delete rows;
            create temporary table if not exists new_cost (place integer, like cost) on commit delete rows;
            """;
    /** The first of those with the same identity, in the order in which everyone locks. */
    private static final String INSERT = """
            insert into %1$s (organisation, source, id, %2$s)
            select distinct on (organisation, source, id) organisation, source, id, %2$s
              from new_%1$s
             order by organisation, source, id, place
            on conflict do nothing
            """;

    private static final String CONTRADICTING = """
            select n.place
              from new_%1$s n
              join %1$s k on k.organisation = n.organisation and k.source = n.source and k.id = n.id
             where row(n.%2$s) is distinct from row(k.%3$s)
            """;

    /** The rows of one table that came, each with the place of its event among those that came. */
    private static final class Arrived {
        private final String table;
        private final List<String> columns;
        private final BinaryRows rows;

        Arrived(String table, String... columns) {
            this.table = table;
            this.columns = List.of(columns);
            this.rows = new BinaryRows(4 + columns.length);
        }

        BinaryRows row(int place, CloudEvent event) {
            rows.row().add(place).add(event.data().organisation());
            return rows.add(event.source()).add(event.id());
        }
    }

    /** Stores those of the events that belong here, each once. The first of an identity stays; others are refused. */
    void store(List<CloudEvent> events, Batch batch) throws SQLException {
        Arrived changes = new Arrived("change", "at", "kind", "share", "told");
        Arrived workforce = new Arrived(
                "workforce", "effective_on", "role", "headcount", "change", "reason", "paid_hours", "productive_hours");
        Arrived costs = new Arrived("cost", "\"from\"", "\"to\"", "category", "amount", "currency");
        for (int place = 0; place < events.size(); place++) {
            CloudEvent event = events.get(place);
            if (event.data() instanceof Change change) {
                BinaryRows row = changes.row(place, event).add(change.at());
                row.add(name(change.kind())).add(change.share()).add(change.told());
            } else if (event.data() instanceof Workforce staff) {
                BinaryRows row =
                        workforce.row(place, event).add(staff.effectiveOn()).add(staff.role());
                row.add(staff.headcount()).add(staff.change()).add(name(staff.reason()));
                row.add(staff.paidHours()).add(staff.productiveHours());
            } else if (event.data() instanceof Cost cost) {
                BinaryRows row = costs.row(place, event).add(cost.from()).add(cost.to());
                row.add(name(cost.category())).add(cost.amount()).add(cost.currency());
            }
        }
        for (Arrived arrived : List.of(changes, workforce, costs)) {
            insert(arrived, events, batch);
        }
    }

    private static void insert(Arrived arrived, List<CloudEvent> events, Batch batch) throws SQLException {
        if (arrived.rows.isEmpty()) {
            return;
        }
        Connection connection = batch.connection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(STAGE);
            arrived.rows.copyTo(connection, "new_" + arrived.table);
            statement.execute(INSERT.formatted(arrived.table, String.join(", ", arrived.columns)));
        }
        String contradicting = CONTRADICTING.formatted(
                arrived.table, String.join(", n.", arrived.columns), String.join(", k.", arrived.columns));
        try (StoredRows rows = new StoredRows(connection, contradicting)) {
            while (rows.next()) {
                batch.refuseContradiction(events.get((int) rows.count()));
            }
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(Locale.ROOT);
    }
}
