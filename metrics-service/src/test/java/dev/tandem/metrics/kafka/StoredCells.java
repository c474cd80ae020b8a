package dev.tandem.metrics.kafka;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Cells as the one writer leaves them, made up, and what the published views say about them. */
final class StoredCells {
    private static final int SLICES = 40;
    private static final int DAYS = 12;
    /** Of each kind of column some; a measure that is not named here stays null. */
    private static final String FOLD = """
            insert into metrics.cell (organisation_id, granularity, period, slice, episodes, reply_count, reply_ms,
                   quality_squares, handed_over, reply_buckets, reply_counts, human_wait_buckets, human_wait_counts,
                   revision)
            values (?, ?, timestamp '2025-01-01' + ? * interval '1 day', ?, ?, ?, ?, ?, ?, ?::smallint[], ?::integer[],
                    ?::smallint[], ?::integer[], ?)
            on conflict (organisation_id, granularity, period, slice) do update
               set episodes = excluded.episodes, reply_count = excluded.reply_count, reply_ms = excluded.reply_ms,
                   quality_squares = excluded.quality_squares, handed_over = excluded.handed_over,
                   reply_buckets = excluded.reply_buckets, reply_counts = excluded.reply_counts,
                   human_wait_buckets = excluded.human_wait_buckets, human_wait_counts = excluded.human_wait_counts,
                   revision = excluded.revision
            """;

    private final AgroalDataSource database;
    private final Random random;
    private int firstSlice;
    private int organisation;

    StoredCells(AgroalDataSource database, long seed) {
        this.database = database;
        this.random = new Random(seed);
    }

    /** Removes what earlier tests left, and makes an organisation with slices, the last of them by reason. */
    void begin() throws SQLException {
        execute("truncate metrics.cell, metrics.cell_delta, metrics.published");
        execute("""
                insert into metrics.organisation (organisation, name, time_zone, simulated, minimum_group)
                values ('nordlicht', 'Nordlicht', 'Europe/Berlin', true, 10) on conflict do nothing
                """);
        organisation = (int) number("select id from metrics.organisation where organisation = 'nordlicht'");
        execute("""
                insert into metrics.slice (organisation_id, handler, channel, language, topic, complexity, market, reason)
                select %d, 'ai', 'chat', 'de', 'topic|' || n, 'routine', '', case when n > 35 then 'reason ' || n else '' end
                  from generate_series(1, %d) n on conflict do nothing
                """.formatted(organisation, SLICES));
        firstSlice = (int) number("select min(id) from metrics.slice where organisation_id = " + organisation);
    }

    /** Changes {@code cells} cells in one transaction, which gives them one revision; returns it. */
    long fold(int cells) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FOLD)) {
            connection.setAutoCommit(false);
            long revision = number("select nextval('metrics.cell_revision')");
            for (int i = 0; i < cells; i++) {
                change(statement, revision);
            }
            connection.commit();
            rollUp(revision);
            return revision;
        }
    }

    /** The same days once more by fewer dimensions, as they are kept to be summed quickly: nobody else needs them. */
    private void rollUp(long revision) throws SQLException {
        execute("""
                insert into metrics.cell (organisation_id, granularity, period, slice, episodes, revision)
                values (%d, 'd', '2025-01-01', %d, 1, %d)
                on conflict (organisation_id, granularity, period, slice) do update set revision = excluded.revision
                """.formatted(organisation, firstSlice, revision));
    }

    private void change(PreparedStatement statement, long revision) throws SQLException {
        int slice = random.nextInt(SLICES);
        boolean byReason = slice >= 35;
        boolean nothing = random.nextInt(10) == 0;
        int replies = nothing || byReason ? 0 : random.nextInt(4);
        statement.setInt(1, organisation);
        statement.setString(2, byReason || random.nextBoolean() ? "D" : "H");
        statement.setInt(3, random.nextInt(DAYS));
        statement.setInt(4, firstSlice + slice);
        statement.setObject(5, nothing || byReason ? null : (Integer) (1 + random.nextInt(1000)));
        statement.setObject(6, replies == 0 ? null : (Integer) replies);
        statement.setObject(7, replies == 0 ? null : (Long) (replies * 3_000_000_000L));
        statement.setObject(8, replies == 0 ? null : (Long) random.nextLong(1L << 50));
        statement.setObject(9, byReason && !nothing ? (Integer) (1 + random.nextInt(9)) : null);
        statement.setString(10, replies == 0 ? null : "{-32768,5,1200}");
        statement.setString(11, replies == 0 ? null : "{1,%d,70000}".formatted(replies));
        // an empty array where others have null
        statement.setString(12, replies == 1 ? "{}" : null);
        statement.setString(13, replies == 1 ? "{}" : null);
        statement.setLong(14, revision);
        statement.executeUpdate();
    }

    /** What the published views answer: by place the sums that are not zero, histograms as buckets and counts. */
    Map<String, Map<String, String>> sums() throws SQLException {
        Map<String, Map<String, String>> sums = new TreeMap<>();
        collect(
                sums,
                "select %s as place, e.key, sum(e.value::numeric) from report.cell c,".formatted(place("''"))
                        + " jsonb_each_text(to_jsonb(c)) e where e.key not in ('organisation', 'granularity', 'period',"
                        + " 'handler', 'channel', 'language', 'topic', 'complexity', 'market') and e.value is not null"
                        + " group by place, e.key having sum(e.value::numeric) <> 0");
        collect(
                sums,
                "select %s, 'handed_over', sum(handed_over) from report.handover c".formatted(place("reason"))
                        + " group by 1 having sum(handed_over) <> 0");
        collect(
                sums,
                "select %s, measure, to_json(buckets)::text || ' ' || to_json(counts)::text".formatted(place("''"))
                        + " from report.duration c where cardinality(buckets) > 0");
        return sums;
    }

    private static String place(String reason) {
        return "concat_ws(' / ', organisation, case granularity when 'D' then 'P1D' when 'H' then 'PT1H' else 'P1M' end,"
                + " to_char(period, 'YYYY-MM-DD\"T\"HH24:MI:SS'), handler, channel, language, topic, complexity, market, "
                + reason + ")";
    }

    private void collect(Map<String, Map<String, String>> sums, String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                sums.computeIfAbsent(rows.getString(1), place -> new TreeMap<>())
                        .put(rows.getString(2), rows.getString(3));
            }
        }
    }

    void execute(String command) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    long number(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
