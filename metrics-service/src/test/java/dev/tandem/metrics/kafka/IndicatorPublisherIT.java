package dev.tandem.metrics.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.Topics;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.ChangedCell;
import dev.tandem.metrics.ChangedCells;
import dev.tandem.metrics.Changes.Round;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@TestProfile(IndicatorPublisherIT.Quiet.class)
class IndicatorPublisherIT {
    private static final String TOPIC = "tandem.indicators.v1";
    private static final long SEED = 20_250_301;

    /** Only the tests publish. */
    public static class Quiet implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tandem.metrics.publishing.enabled", "false");
        }
    }

    private record Settings(boolean enabled, Duration every, Duration longestPause) implements PublishingConfig {}

    @Inject
    AgroalDataSource database;

    @Inject
    ChangedCells cells;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private final List<IndicatorPublisher> publishers = new ArrayList<>();
    private StoredCells stored;

    @BeforeEach
    void emptyTopicAndCells() throws Exception {
        emptyTopic();
        stored = new StoredCells(database, SEED);
        stored.begin();
    }

    @AfterEach
    void stop() {
        publishers.forEach(publisher -> publisher.stop(new ShutdownEvent()));
    }

    @Test
    void aConsumerThatReplaysTheTopicHoldsWhatTheViewsAnswer() throws Exception {
        IndicatorPublisher one = publisher();
        IndicatorPublisher other = publisher();
        for (int i = 0; i < 12; i++) {
            stored.fold(150);
            stored.fold(20);
            if (i % 3 == 1) {
                killBetweenKafkaAndCursor(one);
                stored.fold(50);
            }
            (i % 2 == 0 ? one : other).publish();
        }

        Copy copy = Copy.of(bootstrapServers);

        assertThat(copy.sums()).isNotEmpty().isEqualTo(stored.sums());
        assertThat(copy.cells())
                .hasSize((int) stored.number("select count(*) from metrics.cell where granularity <> 'd'"));
    }

    @Test
    void twoPublishersAtOnceNeverPutAnOlderCellOverANewerOne() throws Exception {
        AtomicBoolean folding = new AtomicBoolean(true);
        List<CompletableFuture<Void>> running = new ArrayList<>();
        for (IndicatorPublisher publisher : List.of(publisher(), publisher())) {
            running.add(CompletableFuture.runAsync(() -> {
                while (folding.get()) {
                    publisher.publish();
                }
            }));
        }
        for (int i = 0; i < 60; i++) {
            stored.fold(40);
        }
        folding.set(false);
        running.forEach(CompletableFuture::join);
        publisher().publish();

        assertThat(Copy.of(bootstrapServers).sums()).isNotEmpty().isEqualTo(stored.sums());
    }

    @Test
    void sendsARoundAgainWhosePublisherDiedBeforeTheCursorMoved() throws Exception {
        stored.fold(30);
        killBetweenKafkaAndCursor(publisher());
        int before = Copy.of(bootstrapServers).records();

        publisher().publish();

        Copy copy = Copy.of(bootstrapServers);
        assertThat(copy.records()).isEqualTo(2 * before);
        assertThat(copy.cells()).hasSize(before);
        assertThat(copy.sums()).isEqualTo(stored.sums());
    }

    @Test
    void whoLostTheLockCannotWriteWhatIsOldByNow() throws Exception {
        stored.fold(30);
        IndicatorTopic late = topic();
        Round<ChangedCell> lost = cells.begin(TOPIC, UUID.randomUUID()).orElseThrow();
        late.open(true);
        late.send(lost.next());
        stored.execute("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                + " and database = (select oid from pg_database where datname = current_database())");
        stored.fold(30);
        publisher().publish();

        assertThatThrownBy(late::commit).isInstanceOf(KafkaException.class);

        late.abandon();
        lost.close();
        Copy copy = Copy.of(bootstrapServers);
        assertThat(copy.records()).isEqualTo(copy.cells().size());
        assertThat(copy.sums()).isEqualTo(stored.sums());
    }

    @Test
    void onlyOneIsInARound() throws Exception {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        stored.fold(1);

        try (Round<ChangedCell> round = cells.begin(TOPIC, one).orElseThrow()) {
            assertThat(cells.begin(TOPIC, other)).isEmpty();
            assertThat(round.takenOver()).isTrue();
            round.next();
            round.published();
        }
        try (Round<ChangedCell> same = cells.begin(TOPIC, one).orElseThrow()) {
            assertThat(same.takenOver()).isFalse();
        }
        try (Round<ChangedCell> another = cells.begin(TOPIC, other).orElseThrow()) {
            assertThat(another.takenOver()).isTrue();
        }
    }

    @Test
    void takesARevisionWholeHoweverManyCellsHaveIt() throws Exception {
        stored.execute("""
                insert into metrics.cell (organisation_id, granularity, period, slice, episodes, revision)
                select s.organisation_id, 'H', timestamp '2025-01-01' + h * interval '1 hour', s.id, 1,
                       case when h <= 1050 then 1 else 2 end
                  from metrics.slice s, generate_series(1, 1100) h limit 40 * 1100
                """);
        long first = stored.number("select count(*) from metrics.cell where revision = 1");

        try (Round<ChangedCell> round = cells.begin(TOPIC, UUID.randomUUID()).orElseThrow()) {
            int given = 0;
            for (int some = round.next().size(); some > 0; some = round.next().size()) {
                given += some;
            }
            assertThat(first).isGreaterThan(40_000);
            assertThat(given).isEqualTo((int) first);
        }
        publisher().publish();

        assertThat(Copy.of(bootstrapServers).records())
                .isEqualTo((int) stored.number("select count(*) from metrics.cell where granularity <> 'd'"));
    }

    @Test
    void publishesACellWhoseSumsCameToNothingAsAnEmptyOne() throws Exception {
        long revision = stored.fold(1);
        publisher().publish();
        stored.execute(
                "update metrics.cell set episodes = null, reply_count = null, reply_ms = null, handed_over = null,"
                        + " quality_squares = null, reply_buckets = null, reply_counts = null, human_wait_buckets = '{}',"
                        + " human_wait_counts = '{}', revision = " + (revision + 1));

        publisher().publish();

        Copy copy = Copy.of(bootstrapServers);
        assertThat(copy.cells()).hasSize(1);
        JsonNode cell = copy.cells().values().iterator().next();
        assertThat(cell.path("counts").isObject()).isTrue();
        assertThat(cell.path("counts")).isEmpty();
        assertThat(cell.path("durations")).isEmpty();
        assertThat(cell.path("revision").asLong()).isEqualTo(revision + 1);
    }

    @Test
    void publishesAllAgainOnceItsCursorIsRemoved() throws Exception {
        stored.fold(100);
        IndicatorPublisher publisher = publisher();
        publisher.publish();
        emptyTopic();
        assertThat(Copy.of(bootstrapServers).cells()).isEmpty();

        stored.execute("delete from metrics.published where topic = '" + TOPIC + "'");
        publisher.publish();

        assertThat(Copy.of(bootstrapServers).sums()).isEqualTo(stored.sums());
    }

    @Test
    void waitsForKafkaAndLosesNothing() throws Exception {
        stored.fold(10);
        IndicatorPublisher cut =
                publisher(new IndicatorTopic(Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 300)));

        cut.publish();

        assertThat(cut.state().failure()).isNotNull();
        Instant since = cut.state().behindSince();
        assertThat(since).isNotNull();
        TimeUnit.MILLISECONDS.sleep(2);
        cut.publish();
        assertThat(cut.state().failure()).isNotNull();
        assertThat(cut.state().behindSince()).isEqualTo(since);
        assertThat(stored.number("select count(*) from metrics.published")).isZero();
        publisher().publish();
        assertThat(Copy.of(bootstrapServers).sums()).isEqualTo(stored.sums());
    }

    @Test
    void theTopicKeepsTheNewestOfEachKey() throws Exception {
        Map<String, String> settings = dev.tandem.events.Topic.INDICATORS.configuration();

        assertThat(settings).containsEntry("cleanup.policy", "compact");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            var onTheBroker = Objects.requireNonNull(
                    admin.describeConfigs(List.of(topic)).all().get().get(topic));
            settings.forEach((name, value) ->
                    assertThat(onTheBroker.get(name).value()).as(name).isEqualTo(value));
        }
    }

    /** Removes all records; what the topic is made with stays. */
    private void emptyTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
            while (admin.listTopics().names().get().contains(TOPIC)) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        Topics.create(bootstrapServers);
    }

    private void killBetweenKafkaAndCursor(IndicatorPublisher publisher) throws Exception {
        try (Round<ChangedCell> round = cells.begin(TOPIC, UUID.randomUUID()).orElseThrow()) {
            assertThat(publisher.send(round)).isPositive();
        }
    }

    private IndicatorTopic topic() {
        return new IndicatorTopic(Map.of("bootstrap.servers", bootstrapServers));
    }

    private IndicatorPublisher publisher() {
        return publisher(topic());
    }

    private IndicatorPublisher publisher(IndicatorTopic topic) {
        Settings settings = new Settings(true, Duration.ofMillis(1), Duration.ofMillis(1));
        IndicatorPublisher publisher = new IndicatorPublisher(cells, topic, settings, new SimpleMeterRegistry());
        publishers.add(publisher);
        return publisher;
    }
}
