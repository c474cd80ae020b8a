package dev.tandem.metrics;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.events.CloudEvent;
import dev.tandem.events.Survey;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class FactStoreIT {
    private static final Instant PRESENT = Instant.parse("2025-06-01T12:00:00Z");
    private static final Instant MUCH_LATER = PRESENT.plus(Duration.ofDays(60));

    @Inject
    FactStore facts;

    @Inject
    AgroalDataSource database;

    @Inject
    SettableClock clock;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @BeforeEach
    void stopTheClock() {
        clock.set(PRESENT);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givesTheSameCellsWhateverTheOrderTheBatchesAndTheRepetitions(long seed) throws Exception {
        String organisation = "order-" + seed;
        History history = new History(organisation, seed, 300);
        Random random = new Random(seed);
        List<CloudEvent> arrivals = history.shuffledAndRepeated(seed);

        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(150));
            assertThat(facts.store(arrivals.subList(from, to))).isEmpty();
            from = to;
        }

        assertThat(stored(organisation)).isEqualTo(expected(history, PRESENT));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void losesAndDoublesNothingWhenConnectionsDieUnderTwoConsumers(long seed) throws Exception {
        String organisation = "crash-" + seed;
        History history = new History(organisation, seed, 400);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService consumers = Executors.newFixedThreadPool(3);
        try {
            Future<?> killer = consumers.submit(() -> terminateConnections(done, seed));
            // both get everything, each in its own order: what one stored, the other only sees again
            Future<?> one = consumers.submit(() -> storePatiently(history.shuffledAndRepeated(seed)));
            Future<?> other = consumers.submit(() -> storePatiently(history.shuffledAndRepeated(seed + 100)));
            one.get(120, TimeUnit.SECONDS);
            other.get(120, TimeUnit.SECONDS);
            done.set(true);
            killer.get(30, TimeUnit.SECONDS);
        } finally {
            consumers.shutdownNow();
        }

        assertThat(stored(organisation)).isEqualTo(expected(history, PRESENT));
    }

    @Test
    void countsAnewWhatTurnedTrueByWaitingHoweverOftenItIsLookedFor() throws Exception {
        String organisation = "waiting";
        History history = new History(organisation, 21, 300);
        facts.store(history.events());
        SortedMap<String, String> young = stored(organisation);

        clock.set(MUCH_LATER);
        int matured = facts.mature();
        assertThat(matured).isPositive();
        while (matured > 0) {
            matured = facts.mature();
        }
        SortedMap<String, String> old = stored(organisation);

        assertThat(young).isEqualTo(expected(history, PRESENT)).isNotEqualTo(old);
        assertThat(old).isEqualTo(expected(history, MUCH_LATER));
    }

    @Test
    void countsFeedbackThatComesBeforeItsEpisodeAndSaysSoUntilThen() throws Exception {
        Survey survey = new Survey(
                "early", Survey.Scale.CSAT, 5, START.plusSeconds(60), "e-1", null, null, null, null, null, null);
        facts.store(List.of(new CloudEvent("s-1", "urn:test", START, null, survey)));
        assertThat(waiting("early")).isEqualTo(1);
        assertThat(stored("early")).isEmpty();

        facts.store(List.of(new CloudEvent(
                "e-1-1", "urn:test", START, null, episode().of("early", "e-1").build())));

        assertThat(waiting("early")).isZero();
        assertThat(stored("early").values())
                .allMatch(cell -> cell.contains("episodes=1 ") && cell.contains("csat_sum=5"));
    }

    @Test
    void keepsTheFirstOfTwoSurveysThatClaimToBeTheSame() throws Exception {
        Survey first = new Survey("twice", Survey.Scale.CSAT, 5, START, null, null, null, null, null, null, null);
        Survey second = new Survey("twice", Survey.Scale.CSAT, 1, START, null, null, null, null, null, null, null);
        facts.store(List.of(new CloudEvent("s-1", "urn:test", START, null, first)));
        SortedMap<String, String> before = stored("twice");

        List<Refused> refused = facts.store(List.of(
                new CloudEvent("s-1", "urn:test", START, null, first),
                new CloudEvent("s-1", "urn:test", START, null, second)));

        assertThat(refused).extracting(one -> one.event().data()).containsExactly(second);
        assertThat(stored("twice")).isEqualTo(before);
    }

    @Test
    void letsTheReportingRoleReadTheViewsAndNothingElse() throws Exception {
        facts.store(List.of(new CloudEvent(
                "e-1-1", "urn:test", START, null, episode().of("reader", "e-1").build())));
        try (Connection connection = DriverManager.getConnection(databaseUrl, "tandem_reader", "");
                Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("select count(*) from report.cell")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isPositive();
            }
            assertThatThrownBy(() -> statement.execute("select customer from metrics.episode"))
                    .hasMessageContaining("permission denied");
        }
    }

    private Object storePatiently(List<CloudEvent> arrivals) throws InterruptedException {
        for (int from = 0; from < arrivals.size(); from += 40) {
            List<CloudEvent> batch = arrivals.subList(from, Math.min(arrivals.size(), from + 40));
            boolean stored = false;
            while (!stored) {
                try {
                    facts.store(batch);
                    stored = true;
                } catch (StoreUnavailableException e) {
                    Thread.onSpinWait();
                }
            }
        }
        return arrivals;
    }

    private Object terminateConnections(AtomicBoolean done, long seed) throws Exception {
        Random random = new Random(seed);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            while (!done.get()) {
                TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(150));
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where usename = current_user and pid <> pg_backend_pid() and state <> 'idle'");
            }
        }
        return done;
    }

    private long waiting(String organisation) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select waiting from report.organisation where organisation = '" + organisation + "'")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    /** What the published views say, a line a cell and a line a histogram, without those that came to nothing. */
    private SortedMap<String, String> stored(String organisation) throws SQLException {
        SortedMap<String, String> lines = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("select * from report.cell where organisation = '" + organisation + "'")) {
                while (rows.next()) {
                    StringBuilder line = new StringBuilder();
                    for (Measure measure : Measure.values()) {
                        append(line, measure.column(), rows.getLong(measure.column()));
                    }
                    put(lines, key(rows), line.toString());
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "select * from report.duration where organisation = '" + organisation + "'")) {
                while (rows.next()) {
                    Short[] buckets = (Short[]) rows.getArray("buckets").getArray();
                    Integer[] counts = (Integer[]) rows.getArray("counts").getArray();
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < buckets.length; i++) {
                        append(line, buckets[i].toString(), counts[i]);
                    }
                    put(lines, key(rows) + " " + rows.getString("measure"), line.toString());
                }
            }
        }
        return lines;
    }

    private static String key(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (String column : List.of("granularity", "period", "handler", "channel", "language", "topic")) {
            key.add(row.getString(column));
        }
        key.add(row.getString("complexity"));
        key.add(row.getString("market"));
        return String.join("|", key).replace(" ", "T");
    }

    private static SortedMap<String, String> expected(History history, Instant asOf) {
        Deltas deltas = new Deltas(Map.of(history.events().get(0).data().organisation(), ZoneId.of("UTC")));
        history.facts(asOf).forEach(fact -> deltas.change(EpisodeFact.unseen(fact.key(), asOf), fact));
        history.loose().forEach(feedback -> deltas.add(feedback, 1));
        SortedMap<String, String> lines = new TreeMap<>();
        deltas.changed()
                .forEach((slice, periods) -> periods.forEach((period, delta) -> {
                    String start = period.start() + (period.start().toString().length() == 16 ? ":00" : "");
                    String name = String.join(
                            "|",
                            period.granularity().code(),
                            start,
                            slice.handler(),
                            slice.channel(),
                            slice.language(),
                            slice.topic(),
                            slice.complexity(),
                            slice.market());
                    StringBuilder line = new StringBuilder();
                    for (Measure measure : Measure.values()) {
                        append(line, measure.column(), delta.of(measure));
                    }
                    put(lines, name, line.toString());
                    for (DurationMeasure duration : DurationMeasure.values()) {
                        BucketCounts counts = delta.of(duration);
                        StringBuilder histogram = new StringBuilder();
                        for (int i = 0; i < counts.size(); i++) {
                            append(histogram, Integer.toString(counts.bucket(i)), counts.count(i));
                        }
                        put(lines, name + " " + duration.column(), histogram.toString());
                    }
                }));
        return Collections.unmodifiableSortedMap(lines);
    }

    private static void append(StringBuilder line, String name, long value) {
        if (value != 0) {
            line.append(name).append('=').append(value).append(' ');
        }
    }

    private static void put(SortedMap<String, String> lines, String key, String line) {
        if (!line.isEmpty()) {
            lines.put(key, line);
        }
    }
}
