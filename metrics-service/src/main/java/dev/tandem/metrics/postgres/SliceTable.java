package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Slice;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of the combinations of dimensions. New ones are committed on their own, before what refers to them: a
 * number that is not used in the end does no harm, and nobody waits for it.
 */
@Singleton // asked several times with every event, which a proxy would make dear
class SliceTable {
    private static final String KEY = "organisation_id, handler, channel, language, topic, complexity, market, reason";
    private static final String GIVEN = """
            unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) k(%s)
            """.formatted(KEY);
    private static final String REGISTER =
            "insert into slice (%1$s) select * from %2$s order by %1$s on conflict do nothing".formatted(KEY, GIVEN);
    private static final String REGISTER_WHOLE = """
            insert into slice (%1$s, by_channel, by_topic)
            select * from unnest(?::integer[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                 ?::integer[], ?::integer[]) k(%1$s, by_channel, by_topic)
             order by %1$s
                on conflict (%1$s) do update set by_channel = excluded.by_channel, by_topic = excluded.by_topic
             where slice.by_channel is null
            """.formatted(KEY);
    private static final String COLUMNS = """
            select s.id, o.organisation, s.handler, s.channel, s.language, s.topic, s.complexity, s.market, s.reason,
                   s.by_channel, s.by_topic
              from slice s join organisation o on o.id = s.organisation_id
            """;
    /** {@code offset 0} keeps it a look into the index for each: the server does not know how many are given. */
    private static final String READ = """
            select s.id, o.organisation, k.handler, k.channel, k.language, k.topic, k.complexity, k.market, k.reason,
                   s.by_channel, s.by_topic
              from %s
              join organisation o on o.id = k.organisation_id
             cross join lateral (
                   select id, by_channel, by_topic from slice
                    where (%s) = (k.organisation_id, k.handler, k.channel, k.language, k.topic, k.complexity, k.market,
                                  k.reason)
                   offset 0) s
            """.formatted(GIVEN, KEY);

    private static final String FIND = COLUMNS + " where s.id = ?";
    private static final List<Function<Slice, String>> DIMENSIONS = List.of(
            Slice::handler,
            Slice::channel,
            Slice::language,
            Slice::topic,
            Slice::complexity,
            Slice::market,
            Slice::reason);

    /** Bounded by what is counted anyway: a slice is there because cells are. */
    private final Map<Slice, Integer> numbers = new ConcurrentHashMap<>();

    private final Map<Integer, Slice> slices = new ConcurrentHashMap<>();
    private final Map<Integer, Parents> parents = new ConcurrentHashMap<>();
    private final AgroalDataSource database;

    SliceTable(AgroalDataSource database) {
        this.database = database;
    }

    /** The numbers of the slices that sum one up. */
    record Parents(int byChannel, int byTopic) {}

    /** Gives numbers to those that have none yet; all their organisations belong to the batch. */
    void number(Collection<Slice> needed, Batch batch) throws SQLException {
        Set<Slice> missing = new HashSet<>();
        for (Slice slice : needed) {
            if (!numbers.containsKey(slice)) {
                missing.add(slice);
                if (slice.isWhole()) {
                    missing.add(slice.ofChannel());
                    missing.add(slice.ofTopic());
                }
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        List<Slice> whole = missing.stream().filter(Slice::isWhole).toList();
        List<Slice> others = missing.stream().filter(slice -> !slice.isWhole()).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement register = connection.prepareStatement(REGISTER);
                PreparedStatement registerWhole = connection.prepareStatement(REGISTER_WHOLE);
                PreparedStatement read = connection.prepareStatement(READ)) {
            // what sums others up is there before them
            set(register, others, batch);
            register.executeUpdate();
            set(read, others, batch);
            remember(read);
            set(registerWhole, whole, batch);
            setNumbers(registerWhole, DIMENSIONS.size() + 2, whole, Slice::ofChannel);
            setNumbers(registerWhole, DIMENSIONS.size() + 3, whole, Slice::ofTopic);
            registerWhole.executeUpdate();
            set(read, whole, batch);
            remember(read);
        }
    }

    private void setNumbers(PreparedStatement statement, int parameter, List<Slice> slices, UnaryOperator<Slice> parent)
            throws SQLException {
        Object[] parents =
                slices.stream().map(slice -> number(parent.apply(slice))).toArray();
        statement.setArray(parameter, statement.getConnection().createArrayOf("integer", parents));
    }

    /** The number of a slice that has one. */
    int number(Slice slice) {
        return Objects.requireNonNull(numbers.get(slice), "a slice without a number");
    }

    /** The slices that sum up the one with this number, null when it is one of these. */
    @Nullable
    Parents parents(int number) throws SQLException {
        if (!slice(number).isWhole()) {
            return null;
        }
        if (!parents.containsKey(number)) {
            read(number);
        }
        return Objects.requireNonNull(parents.get(number), "a slice that nothing sums up");
    }

    /** The slice with this number. */
    Slice slice(int number) throws SQLException {
        if (!slices.containsKey(number)) {
            read(number);
        }
        return Objects.requireNonNull(slices.get(number), "a number without a slice");
    }

    private void read(int number) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setInt(1, number);
            remember(find);
        }
    }

    private static void set(PreparedStatement statement, List<Slice> slices, Batch batch) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "integer",
                        slices.stream()
                                .map(slice ->
                                        batch.organisation(slice.organisation()).id())
                                .toArray()));
        for (int i = 0; i < DIMENSIONS.size(); i++) {
            statement.setArray(
                    i + 2,
                    connection.createArrayOf(
                            "text", slices.stream().map(DIMENSIONS.get(i)).toArray()));
        }
    }

    /** Always the same string of a value: thousands of slices share a few of each dimension. */
    static String shared(ResultSet row, int column) throws SQLException {
        return row.getString(column).intern();
    }

    private void remember(PreparedStatement read) throws SQLException {
        try (ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                Slice slice = new Slice(
                        shared(rows, 2),
                        shared(rows, 3),
                        shared(rows, 4),
                        shared(rows, 5),
                        shared(rows, 6),
                        shared(rows, 7),
                        shared(rows, 8),
                        shared(rows, 9));
                int byChannel = rows.getInt(10);
                boolean summedUp = !rows.wasNull();
                if (summedUp) {
                    parents.put(rows.getInt(1), new Parents(byChannel, rows.getInt(11)));
                }
                slices.put(rows.getInt(1), slice);
                if (summedUp || !slice.isWhole()) {
                    numbers.put(slice, rows.getInt(1));
                }
            }
        }
    }
}
