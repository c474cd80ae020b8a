package dev.tandem.metrics.postgres;

import dev.tandem.events.Change;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Workforce;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What happened in an organisation besides its episodes: changes in automation and in the workforce, a row an event. */
@ApplicationScoped
class TimelineTables {
    private static final String STAGE = """
            create temporary table if not exists new_change (like change) on commit delete rows;
            create temporary table if not exists new_workforce (like workforce) on commit delete rows;
            """;
    private static final String INSERT =
            "insert into %1$s select * from new_%1$s order by organisation, source, id on conflict do nothing";

    /** Stores those of the events that belong here, each once. */
    void store(Connection connection, List<CloudEvent> events) throws SQLException {
        CopyRows changes = new CopyRows();
        CopyRows workforce = new CopyRows();
        for (CloudEvent event : events) {
            if (event.data() instanceof Change change) {
                changes.add(change.organisation()).add(event.source()).add(event.id());
                changes.add(change.at())
                        .add(name(change.kind()))
                        .add(change.share())
                        .add(change.told());
                changes.endRow();
            } else if (event.data() instanceof Workforce staff) {
                workforce.add(staff.organisation()).add(event.source()).add(event.id());
                workforce
                        .add(staff.effectiveOn())
                        .add(staff.role())
                        .add(staff.headcount())
                        .add(staff.change());
                workforce.add(name(staff.reason())).add(staff.paidHours()).add(staff.productiveHours());
                workforce.endRow();
            }
        }
        insert(connection, "change", changes);
        insert(connection, "workforce", workforce);
    }

    private static void insert(Connection connection, String table, CopyRows rows) throws SQLException {
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
