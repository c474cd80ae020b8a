package dev.tandem.metrics;

import dev.tandem.local.Directories;
import dev.tandem.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * A database as the version before facts by month left it. The service that starts on it migrates it.
 *
 * <p>Days and customers, of which {@code UpgradeIT} knows by hand what is counted:
 *
 * <ul>
 *   <li>March 3: 100 episodes of nobody known; every fifth has a survey.
 *   <li>March 3, 23:30 in UTC, which is March 4 in Berlin: 4 episodes of nobody known.
 *   <li>March 4: 60 episodes, customers 1 to 60 about a refund.
 *   <li>March 5: customers 51 to 60 about a delivery; a survey that belongs to no episode.
 *   <li>March 10: customers 1 to 25 about a refund, six days after the first time.
 *   <li>March 14: customers 26 to 40 about a refund, ten days after the first time.
 *   <li>A survey that waits for its episode.
 * </ul>
 */
public class OldDatabase implements QuarkusTestResourceLifecycleManager {
    private static final List<String> FACTS = List.of(
            "insert into organisation (organisation, name, time_zone, simulated, minimum_group)"
                    + " values ('before', 'Before', 'Europe/Berlin', false, 5)",
            episodes("early-", 1, 100, "2025-03-03T08:00:00Z", "null", "null"),
            episodes("night-", 1, 4, "2025-03-03T23:30:00Z", "null", "null"),
            episodes("first-", 1, 60, "2025-03-04T08:00:00Z", "'c-' || i", "'refund'"),
            episodes("other-", 51, 60, "2025-03-05T08:00:00Z", "'c-' || i", "'delivery'"),
            episodes("soon-", 1, 25, "2025-03-10T08:00:00Z", "'c-' || i", "'refund'"),
            episodes("late-", 26, 40, "2025-03-14T08:00:00Z", "'c-' || i", "'refund'"),
            "update episode set csat_count = 1, csat_positive = 1, csat_sum = 5"
                    + " where episode ~ '^early-[0-9]*[05]$'",
            "insert into episode (organisation, episode, csat_count, csat_positive, csat_sum, complaints, as_of)"
                    + " values ('before', 'waiting-1', 1, 0, 2, 0, timestamptz '2025-03-06T08:00:00Z')",
            surveys("'s-' || i, timestamptz '2025-03-04T10:00:00Z', 'early-' || i, 5", "generate_series(5, 100, 5) i"),
            surveys("'s-waiting', timestamptz '2025-03-06T08:00:00Z', 'waiting-1', 2", "(values (1)) one"),
            surveys("'s-loose', timestamptz '2025-03-05T10:00:00Z', null, 4", "(values (1)) one"));

    private Path directory = Path.of("");
    private @Nullable EmbeddedPostgres postgres;

    private static String episodes(String name, int from, int to, String start, String customer, String topic) {
        return """
                insert into episode (organisation, episode, event_id, source, updated_at, started_at, channel, customer,
                                     topic, human_answered_at, first_reply_at, csat_count, csat_positive, csat_sum,
                                     complaints, as_of)
                select 'before', '%1$s' || i, '%1$s' || i, 'urn:test', at, at, 'phone', %5$s, %6$s,
                       at + interval '1 minute', at + interval '1 minute', 0, 0, 0, 0, at
                  from generate_series(%2$d, %3$d) i,
                       lateral (select timestamptz '%4$s' + i * interval '1 second' as at) start
                """.formatted(name, from, to, start, customer, topic);
    }

    private static String surveys(String idAtEpisodeScore, String from) {
        return """
                insert into feedback (organisation, source, kind, handler, channel, language, topic, complexity, market,
                                      id, at, episode, score, sent_at, event_id)
                select 'before', 'urn:test', 'csat', 'human', 'phone', 'unknown', 'unknown', 'unknown', 'unknown',
                       said.id, said.at, said.episode, said.score, said.at, said.id
                  from (select %s from %s) as said (id, at, episode, score)
                """.formatted(idAtEpisodeScore, from);
    }

    @Override
    public int order() {
        // after the backends of all tests, whose broker this test uses, too
        return 1;
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("tandem-upgrade");
            postgres = EmbeddedPostgres.start(directory, 0);
            String url = postgres.jdbcUrl();
            Flyway.configure()
                    .dataSource(url, "tandem_metrics", "")
                    .defaultSchema("metrics")
                    .locations("filesystem:src/main/resources/db/migration")
                    .target("2")
                    .load()
                    .migrate();
            fill(url + "?currentSchema=metrics");
            return Map.of("quarkus.datasource.jdbc.url", url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("the old database cannot be filled", e);
        }
    }

    private static void fill(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "tandem_metrics", "");
                Statement statement = connection.createStatement()) {
            for (String sql : FACTS) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
                Directories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
