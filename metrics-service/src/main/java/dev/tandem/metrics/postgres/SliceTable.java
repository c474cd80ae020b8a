package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Slice;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The numbers of the combinations of dimensions. New ones are committed on their own, before what refers to them: a
 * number that is not used in the end does no harm, and nobody waits for it.
 */
@ApplicationScoped
class SliceTable {
    private static final String REGISTER = """
            insert into slice (organisation, handler, channel, language, topic, complexity, market)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   k(organisation, handler, channel, language, topic, complexity, market)
             order by organisation, handler, channel, language, topic, complexity, market
            on conflict do nothing
            """;
    private static final String READ = """
            select s.id, s.organisation, s.handler, s.channel, s.language, s.topic, s.complexity, s.market
              from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   k(organisation, handler, channel, language, topic, complexity, market)
              join slice s using (organisation, handler, channel, language, topic, complexity, market)
            """;
    private static final List<Function<Slice, String>> DIMENSIONS = List.of(
            Slice::organisation,
            Slice::handler,
            Slice::channel,
            Slice::language,
            Slice::topic,
            Slice::complexity,
            Slice::market);

    /** Bounded by what is counted anyway: a slice is there because cells are. */
    private final Map<Slice, Integer> known = new ConcurrentHashMap<>();

    private final AgroalDataSource database;

    SliceTable(AgroalDataSource database) {
        this.database = database;
    }

    /** A map that holds at least the numbers of {@code slices}. */
    Map<Slice, Integer> numbers(Collection<Slice> slices) throws SQLException {
        List<Slice> unknown =
                slices.stream().filter(slice -> !known.containsKey(slice)).toList();
        if (!unknown.isEmpty()) {
            try (Connection connection = database.getConnection();
                    PreparedStatement register = connection.prepareStatement(REGISTER);
                    PreparedStatement read = connection.prepareStatement(READ)) {
                set(connection, register, unknown);
                register.executeUpdate();
                set(connection, read, unknown);
                remember(read);
            }
        }
        return known;
    }

    private static void set(Connection connection, PreparedStatement statement, List<Slice> slices)
            throws SQLException {
        for (int i = 0; i < DIMENSIONS.size(); i++) {
            statement.setArray(
                    i + 1,
                    connection.createArrayOf(
                            "text", slices.stream().map(DIMENSIONS.get(i)).toArray()));
        }
    }

    private void remember(PreparedStatement read) throws SQLException {
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                Slice slice = new Slice(
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8));
                known.put(slice, rows.getInt(1));
            }
        }
    }
}
