package dev.tandem.metrics;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.events.Change;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.Cost;
import dev.tandem.events.Episode;
import dev.tandem.events.Erasure;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.events.Workforce;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
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
    @All
    List<Chore> chores;

    @Inject
    AgroalDataSource database;

    @Inject
    SettableClock clock;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @BeforeEach
    void stopTheClock() throws Exception {
        clock.set(PRESENT);
        catchUp();
    }

    /** Everything that is done to stored facts, until nothing is left to do. */
    private void catchUp() throws StoreUnavailableException {
        // the changes of cells wait a moment for others, and no longer than until they are looked for again
        for (int quiet = 0; quiet < 3; quiet++) {
            for (Chore chore : chores) {
                while (chore.run() > 0) {
                    quiet = 0;
                }
            }
        }
    }

    private Object keepUp(AtomicBoolean done) throws InterruptedException {
        while (!done.get()) {
            TimeUnit.MILLISECONDS.sleep(20);
            for (Chore chore : chores) {
                try {
                    chore.run();
                } catch (StoreUnavailableException e) {
                    Thread.onSpinWait();
                }
            }
        }
        return done;
    }

    private static SortedMap<String, String> withoutPending(SortedMap<String, String> cells) {
        SortedMap<String, String> settled = new TreeMap<>();
        cells.forEach((key, line) -> settled.put(key, line.replaceAll("(open|[a-z_0-9]*_pending[0-9_]*)=\\d+ ", "")));
        return settled;
    }

    private long count(String what, String organisation) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + what
                        + " and organisation_id = (select id from organisation where organisation = '" + organisation
                        + "')")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
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
            if (random.nextInt(3) == 0) {
                chores.get(random.nextInt(chores.size())).run();
            }
        }
        catchUp();

        assertThat(stored(organisation)).isEqualTo(expected(history, PRESENT));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void losesAndDoublesNothingWhenConnectionsDieUnderTwoConsumers(long seed) throws Exception {
        String organisation = "crash-" + seed;
        History history = new History(organisation, seed, 400);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService consumers = Executors.newFixedThreadPool(4);
        try {
            Future<?> killer = consumers.submit(() -> terminateConnections(done, seed));
            Future<?> upkeep = consumers.submit(() -> keepUp(done));
            // both get everything, each in its own order: what one stored, the other only sees again
            Future<?> one = consumers.submit(() -> storePatiently(history.shuffledAndRepeated(seed)));
            Future<?> other = consumers.submit(() -> storePatiently(history.shuffledAndRepeated(seed + 100)));
            one.get(120, TimeUnit.SECONDS);
            other.get(120, TimeUnit.SECONDS);
            done.set(true);
            killer.get(30, TimeUnit.SECONDS);
            upkeep.get(30, TimeUnit.SECONDS);
        } finally {
            consumers.shutdownNow();
        }
        catchUp();

        assertThat(stored(organisation)).isEqualTo(expected(history, PRESENT));
    }

    @Test
    void countsAnewWhatTurnedTrueByWaitingAndTakesItBackWhenTheClockIsSetBack() throws Exception {
        String organisation = "waiting";
        History history = new History(organisation, 21, 300);
        facts.store(history.events());
        catchUp();
        SortedMap<String, String> young = stored(organisation);

        clock.set(MUCH_LATER);
        catchUp();
        SortedMap<String, String> old = stored(organisation);
        clock.set(PRESENT);
        catchUp();

        assertThat(young).isEqualTo(expected(history, PRESENT)).isNotEqualTo(old);
        assertThat(old).isEqualTo(expected(history, MUCH_LATER));
        assertThat(stored(organisation)).isEqualTo(young);
    }

    @Test
    void keepsTheFirstTimeAtWhichAnEpisodeWasSaidToBeResolvedInAnyOrder() throws Exception {
        List<CloudEvent> snapshots = new ArrayList<>();
        for (int day = 5; day < 8; day++) {
            Instant at = START.plus(Duration.ofDays(day));
            EpisodeBuilder resolved = episode()
                    .of("again", "e-1")
                    .ended(Episode.Resolution.CONFIRMED)
                    .updated(at);
            snapshots.add(new CloudEvent("e-1-" + day, "urn:test", at, null, resolved.build()));
        }
        for (int newest : List.of(1, 0, 2)) {
            facts.store(List.of(snapshots.get(newest)));
        }

        assertThat(count(
                        "episode where known_resolved_at = timestamptz '" + START.plus(Duration.ofDays(5)) + "'",
                        "again"))
                .isEqualTo(1);
    }

    @Test
    void sumsUpWholeSlicesByChannelAndByTopic() throws Exception {
        String organisation = "few";
        facts.store(new History(organisation, 31, 200).events());
        catchUp();
        assertThat(sums(organisation, "dtmT")).isEqualTo(rolledUp(organisation)).isNotEmpty();

        facts.store(new History(organisation, 32, 50).events());
        catchUp();
        assertThat(sums(organisation, "dtmT")).isEqualTo(rolledUp(organisation));
    }

    @Test
    void addsWhatAnEarlierVersionAppendedARowACell() throws Exception {
        String organisation = "appended";
        facts.store(new History(organisation, 61, 100).events());
        catchUp();
        SortedMap<String, String> sums = stored(organisation);
        String columns = "organisation_id, granularity, period, slice, " + sumColumns();
        execute("""
                insert into cell_delta (%1$s)
                select %1$s from cell where granularity in ('H', 'D', 'M') and organisation_id = %2$s;
                delete from cell where organisation_id = %2$s
                """.formatted(columns, "(select id from organisation where organisation = '" + organisation + "')"));
        assertThat(unsettled(organisation)).isPositive();

        catchUp();

        assertThat(unsettled(organisation)).isZero();
        assertThat(stored(organisation)).isEqualTo(sums);
        assertThat(sums(organisation, "dtmT")).isEqualTo(rolledUp(organisation)).isNotEmpty();
    }

    @Test
    void forgetsAPersonKeepsTheSumsAndDoesNotLetTheFactsBackIn() throws Exception {
        String organisation = "erasure";
        History history = new History(organisation, 41, 300);
        facts.store(history.events());
        catchUp();
        SortedMap<String, String> before = withoutPending(stored(organisation));
        CloudEvent erasure = new CloudEvent(
                "x-1", "urn:test", PRESENT.plus(Duration.ofDays(2)), null, new Erasure(organisation, "c-0"));

        facts.store(List.of(erasure));
        catchUp();

        assertThat(withoutPending(stored(organisation))).isEqualTo(before);
        assertThat(count("episode where customer = key_of('c-0')", organisation))
                .isZero();
        long left = count("episode where true", organisation);
        List<Refused> refused = facts.store(history.shuffledAndRepeated(41));
        catchUp();
        assertThat(withoutPending(stored(organisation))).isEqualTo(before);
        assertThat(count("episode where true", organisation)).isEqualTo(left);
        assertThat(refused)
                .isNotEmpty()
                .allMatch(one -> one.violation().reason().equals("is about a person who was erased"));
    }

    @Test
    void countsSomeoneWhoComesBackAfterBeingForgottenAsAnyoneElse() throws Exception {
        Erasure erasure = new Erasure("returning", "anna");
        facts.store(List.of(new CloudEvent("x-1", "urn:test", START, null, erasure)));

        List<Refused> refused = facts.store(List.of(
                new CloudEvent(
                        "e-1-1",
                        "urn:test",
                        START,
                        null,
                        episode()
                                .of("returning", "e-1")
                                .from("anna")
                                .started(START.minusSeconds(60))
                                .build()),
                new CloudEvent(
                        "e-2-1",
                        "urn:test",
                        START,
                        null,
                        episode()
                                .of("returning", "e-2")
                                .from("anna")
                                .started(START.plusSeconds(60))
                                .build())));

        assertThat(refused).extracting(one -> one.event().id()).containsExactly("e-1-1");
        assertThat(count("episode where true", "returning")).isEqualTo(1);
    }

    @Test
    void refusesWhatBeganBeforeTheYear2000OrLongAfterNow() throws Exception {
        List<Refused> refused = facts.store(List.of(
                new CloudEvent(
                        "old",
                        "urn:test",
                        START,
                        null,
                        episode()
                                .of("times", "e-1")
                                .started(Instant.parse("1999-12-31T23:59:59Z"))
                                .build()),
                new CloudEvent(
                        "new",
                        "urn:test",
                        START,
                        null,
                        episode()
                                .of("times", "e-2")
                                .started(PRESENT.plus(Duration.ofDays(3)))
                                .build())));

        assertThat(refused)
                .extracting(
                        one -> one.violation().pointer() + " " + one.violation().reason())
                .containsExactlyInAnyOrder(
                        "/data/startedAt is older than what is kept", "/data/startedAt lies in the future");
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

        List<Refused> conflicts = facts.store(List.of(
                new CloudEvent("s-1", "urn:test", START, null, first),
                new CloudEvent("s-1", "urn:test", START, null, second)));

        assertThat(conflicts).extracting(one -> one.event().data()).containsExactly(second);
        assertThat(stored("twice")).isEqualTo(before);
    }

    @Test
    void keepsTheFirstOfTwoThatClaimToBeTheSameCostOrChangeOrWorkforce() throws Exception {
        LocalDate day = LocalDate.parse("2025-03-01");
        for (List<EventData> words : List.<List<EventData>>of(
                List.of(
                        new Cost("books", day, day.plusDays(31), Cost.Category.AI, new BigDecimal("100.5"), "EUR"),
                        new Cost("books", day, day.plusDays(31), Cost.Category.AI, new BigDecimal("999"), "EUR")),
                List.of(
                        new Change("books", START, Change.Kind.ROLLOUT, 0.5, null),
                        new Change("books", START, Change.Kind.ROLLOUT, 0.7, null)),
                List.of(
                        new Workforce("books", day, "agent", 40.0, null, null, null, null),
                        new Workforce("books", day, "agent", 41.0, null, null, null, null)))) {
            CloudEvent first = new CloudEvent("b-1", "urn:test", START, null, words.get(0));
            CloudEvent other = new CloudEvent("b-1", "urn:test", START, null, words.get(1));

            assertThat(facts.store(List.of(first, other, first)))
                    .extracting(Refused::event)
                    .containsExactly(other);
            assertThat(facts.store(List.of(first))).isEmpty();
            assertThat(facts.store(List.of(other)))
                    .extracting(refused -> refused.violation().reason())
                    .containsExactly("says otherwise than what was stored first under the same identity");
        }
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

    private static String sumColumns() {
        return Arrays.stream(Measure.values()).map(Measure::column).collect(Collectors.joining(", "))
                + Arrays.stream(DurationMeasure.values())
                        .map(duration -> ", %1$s_buckets, %1$s_counts".formatted(duration.column()))
                        .collect(Collectors.joining());
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long waiting(String organisation) throws SQLException {
        return ask("waiting", organisation);
    }

    private long unsettled(String organisation) throws SQLException {
        return ask("unsettled", organisation);
    }

    private long ask(String column, String organisation) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select " + column + " from report.organisation where organisation = '" + organisation + "'")) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }

    /** What the published views say, a line a cell and a line a histogram, without those that came to nothing. */
    private SortedMap<String, String> stored(String organisation) throws SQLException {
        return sums(organisation, "HDM");
    }

    private SortedMap<String, String> sums(String organisation, String granularities) throws SQLException {
        return lines("""
                select c.*, s.* from report.sums c join report.slice s using (slice)
                 where c.organisation_id = (select organisation_id from report.revision where organisation = '%s')
                   and position(c.granularity in '%s') > 0
                """.formatted(organisation, granularities));
    }

    /** The same from the whole slices. */
    private SortedMap<String, String> rolledUp(String organisation) throws SQLException {
        String columns = sumColumns();
        String rolledUp = """
                select %s as granularity, period, handler, channel, '' as language, %s as topic, '' as complexity,
                       '' as market, '' as reason, %s
                  from report.sums c join report.slice s using (slice)
                 where c.organisation_id = (select organisation_id from report.revision where organisation = '%s')
                   and c.granularity in ('D', 'M') and s.reason = ''
                """;
        SortedMap<String, String> lines = new TreeMap<>(lines(
                rolledUp.formatted("case granularity when 'D' then 'd' else 'm' end", "''", columns, organisation)));
        lines.putAll(lines(
                rolledUp.formatted("case granularity when 'D' then 't' else 'T' end", "topic", columns, organisation)));
        return lines;
    }

    private SortedMap<String, String> lines(String query) throws SQLException {
        Map<String, TreeMap<String, Long>> cells = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String key = key(rows);
                for (Measure measure : Measure.values()) {
                    cells.computeIfAbsent(key, any -> new TreeMap<>())
                            .merge(measure.column(), rows.getLong(measure.column()), Long::sum);
                }
                for (DurationMeasure duration : DurationMeasure.values()) {
                    Array buckets = rows.getArray(duration.column() + "_buckets");
                    Array counts = rows.getArray(duration.column() + "_counts");
                    for (int i = 0; buckets != null && i < ((Short[]) buckets.getArray()).length; i++) {
                        cells.computeIfAbsent(key + " " + duration.column(), any -> new TreeMap<>())
                                .merge(
                                        ((Short[]) buckets.getArray())[i].toString(),
                                        (long) ((Integer[]) counts.getArray())[i],
                                        Long::sum);
                    }
                }
            }
        }
        SortedMap<String, String> lines = new TreeMap<>();
        cells.forEach((key, sums) -> {
            StringBuilder line = new StringBuilder();
            sums.forEach((name, sum) -> append(line, name, sum));
            put(lines, key, line.toString());
        });
        return lines;
    }

    private static String key(ResultSet row) throws SQLException {
        List<String> key = new ArrayList<>();
        for (String column : List.of("granularity", "period", "handler", "channel", "language", "topic")) {
            key.add(row.getString(column));
        }
        key.add(row.getString("complexity"));
        key.add(row.getString("market"));
        key.add(row.getString("reason"));
        return String.join("|", key).replace(" ", "T");
    }

    private static SortedMap<String, String> expected(History history, Instant asOf) {
        Deltas deltas = new Deltas(Map.of(history.events().get(0).data().organisation(), ZoneId.of("UTC")));
        history.facts(asOf)
                .forEach(fact -> deltas.change(EpisodeFact.unseen(fact.key(), asOf), 0, fact, Measure.EPOCH));
        history.loose()
                .forEach(feedback -> deltas.change(
                        FeedbackSums.NONE,
                        Measure.EPOCH,
                        FeedbackSums.of(List.of(feedback)),
                        Objects.requireNonNull(feedback.slice()),
                        feedback.at()));
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
                            slice.market(),
                            slice.reason());
                    StringBuilder line = new StringBuilder();
                    Arrays.stream(Measure.values())
                            .sorted(Comparator.comparing(Measure::column))
                            .forEach(measure -> append(line, measure.column(), delta.of(measure)));
                    put(lines, name, line.toString());
                    for (DurationMeasure duration : DurationMeasure.values()) {
                        BucketCounts counts = delta.of(duration);
                        StringBuilder histogram = new StringBuilder();
                        TreeMap<String, Integer> byBucket = new TreeMap<>();
                        for (int i = 0; i < counts.size(); i++) {
                            byBucket.put(Integer.toString(counts.bucket(i)), counts.count(i));
                        }
                        byBucket.forEach((bucket, count) -> append(histogram, bucket, count));
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
