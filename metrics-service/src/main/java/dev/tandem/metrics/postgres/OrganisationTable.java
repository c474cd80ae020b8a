package dev.tandem.metrics.postgres;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The organisations as the facts see them: known from their first event on, with a time zone that periods are cut in. */
@ApplicationScoped
class OrganisationTable {
    private static final String REGISTER = """
            insert into organisation (organisation, name, time_zone, simulated, minimum_group)
            select o, o, ?, false, ? from unnest(?::text[]) o order by o collate "C"
            on conflict do nothing
            """;
    /** The weakest lock: it lets others count, but not set another time zone while this batch is cut in this one. */
    private static final String ZONES = """
            select organisation, time_zone from organisation where organisation = any(?)
             order by organisation for key share
            """;

    private static final String CHANGED = """
            update organisation o set revision = o.revision + 1
              from (select organisation from organisation where organisation = any(?)
                     order by organisation for no key update) locked
             where o.organisation = locked.organisation
            """;

    private final OrganisationDefaults defaults;

    OrganisationTable(OrganisationDefaults defaults) {
        this.defaults = defaults;
    }

    /** Registers who is new with the configured defaults; returns the time zone of each. */
    Map<String, ZoneId> register(Connection connection, Collection<String> organisations) throws SQLException {
        Object[] names = organisations.stream().sorted().toArray();
        try (PreparedStatement register = connection.prepareStatement(REGISTER);
                PreparedStatement zones = connection.prepareStatement(ZONES)) {
            register.setString(1, defaults.timeZone().getId());
            register.setInt(2, defaults.minimumGroup());
            register.setArray(3, connection.createArrayOf("text", names));
            register.executeUpdate();
            zones.setArray(1, connection.createArrayOf("text", names));
            Map<String, ZoneId> found = new HashMap<>();
            try (ResultSet rows = zones.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), ZoneId.of(rows.getString(2)));
                }
            }
            return found;
        }
    }

    /** Says that answers about these organisations are no longer what they were. */
    void changed(Connection connection, Collection<String> organisations) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CHANGED)) {
            statement.setArray(1, connection.createArrayOf("text", organisations.toArray()));
            statement.executeUpdate();
        }
    }
}
