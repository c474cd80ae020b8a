package dev.tandem.metrics.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The organisations as the facts see them: known from their first event on, with a time zone that periods are cut in. */
@ApplicationScoped
class OrganisationTable {
    private static final String REGISTER = """
            insert into organisation (organisation, name, time_zone, simulated, minimum_group)
            select o, o, ?, false, ? from unnest(?::text[]) o
             where not exists (select from organisation known where known.organisation = o)
             order by o collate "C"
            on conflict do nothing
            """;
    private static final String READ =
            "select id, organisation, time_zone from organisation where organisation = any(?)";
    private static final String READ_ALL = "select id, organisation, time_zone from organisation";
    /** Each connection raises a counter of its own, so that nobody waits until another one has committed. */
    private static final String CHANGED = """
            insert into organisation_revision as r (organisation_id, shard, revision)
            select id, pg_backend_pid() % 16, 1 from unnest(?::integer[]) id order by id
            on conflict (organisation_id, shard) do update set revision = r.revision + 1
            """;

    private final OrganisationDefaults defaults;

    OrganisationTable(OrganisationDefaults defaults) {
        this.defaults = defaults;
    }

    /** Registers who is new with the configured defaults; returns those that were named. */
    List<Registered> register(Connection connection, Collection<String> organisations) throws SQLException {
        Object[] names = organisations.toArray();
        try (PreparedStatement register = connection.prepareStatement(REGISTER);
                PreparedStatement read = connection.prepareStatement(READ)) {
            register.setString(1, defaults.timeZone().getId());
            register.setInt(2, defaults.minimumGroup());
            register.setArray(3, connection.createArrayOf("text", names));
            register.executeUpdate();
            read.setArray(1, connection.createArrayOf("text", names));
            return read(read);
        }
    }

    /** All of them. */
    List<Registered> all(Connection connection) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ_ALL)) {
            return read(read);
        }
    }

    private static List<Registered> read(PreparedStatement statement) throws SQLException {
        List<Registered> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(new Registered(rows.getInt(1), rows.getString(2), ZoneId.of(rows.getString(3))));
            }
        }
        return found;
    }

    /** Says that answers about these organisations are no longer what they were. */
    void changed(Connection connection, Collection<Integer> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
            statement.setArray(1, connection.createArrayOf("integer", ids.toArray()));
            statement.executeUpdate();
        }
    }
}
