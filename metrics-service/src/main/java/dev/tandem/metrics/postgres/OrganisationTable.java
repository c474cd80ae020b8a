package dev.tandem.metrics.postgres;

import io.agroal.api.AgroalDataSource;
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

    private final AgroalDataSource database;
    private final OrganisationDefaults defaults;

    OrganisationTable(AgroalDataSource database, OrganisationDefaults defaults) {
        this.database = database;
        this.defaults = defaults;
    }

    /**
     * Registers who is new with the configured defaults, which is committed on its own; returns those that were named.
     */
    List<Registered> register(Connection connection, Collection<String> organisations) throws SQLException {
        List<Registered> known = find(connection, organisations);
        if (known.size() == organisations.size()) {
            return known;
        }
        try (Connection apart = database.getConnection();
                PreparedStatement register = apart.prepareStatement(REGISTER)) {
            register.setString(1, defaults.timeZone().getId());
            register.setInt(2, defaults.minimumGroup());
            register.setArray(3, apart.createArrayOf("text", organisations.toArray()));
            register.executeUpdate();
        }
        return find(connection, organisations);
    }

    private static List<Registered> find(Connection connection, Collection<String> organisations) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setArray(1, connection.createArrayOf("text", organisations.toArray()));
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
