package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.local.ConsumerLag;
import dev.tandem.local.DataDirectory;
import dev.tandem.local.Options;
import dev.tandem.local.Ports;
import dev.tandem.local.Service;
import dev.tandem.local.Tandem;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes parts of the running product away while events are posted, everything twice: the numbers must be those of an
 * organisation with the same events that nothing happened to. The profile {@code faults} does it for longer.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsIT {
    private static final long SEED = 20_250_401;
    private static final int KILLS = Integer.getInteger("tandem.faults.kills", 3);
    private static final int REBALANCES = Integer.getInteger("tandem.faults.rebalances", 0);
    private static final String DISK = System.getProperty("tandem.faults.disk", "");
    private static final int EPISODES = 3000;
    private static final int BATCH = 250;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 20;
    private static final long PAUSE_MILLIS = 50;

    private final Random random = new Random(SEED);
    private final ExecutorService posting = Executors.newSingleThreadExecutor();
    private final AtomicInteger refused = new AtomicInteger();
    private final Path directory;
    private final Tandem tandem;
    private final Client client;
    private final Map<String, JsonNode> truth;

    FaultsIT(@TempDir Path directory) throws Exception {
        this.directory = directory;
        if (!DISK.isEmpty()) {
            Path data = directory.resolve("data");
            DataDirectory.hold(data).close();
            Files.createSymbolicLink(data.resolve("postgres"), Files.createTempDirectory(Path.of(DISK), "postgres"));
        }
        // the group is to miss a killed member soon: until then the next one gets nothing to do
        Map<Service, Map<String, String>> environment =
                Map.of(Service.METRICS, Map.of("KAFKA_SESSION_TIMEOUT_MS", "6000"));
        tandem = Tandem.start(new Options(
                directory.resolve("data"), Path.of("..", ".."), Ports.free(), environment, System.out::println));
        client = new Client(tandem);
        client.register("undisturbed");
        client.post(Workload.of("undisturbed", EPISODES).events());
        client.awaitCounted();
        truth = client.rows("undisturbed");
    }

    @AfterAll
    void stop() throws Exception {
        posting.shutdownNow();
        tandem.close();
    }

    @Test
    void givesTheSameNumbersHoweverOftenMetricsServiceIsKilled() throws Exception {
        client.register("killed");
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> posted = postUntil(enough, Workload.of("killed", EPISODES).twiceAndShuffled());

        for (int kill = 0; kill < KILLS; kill++) {
            awaitCounting();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
            tandem.kill(Service.METRICS);
        }
        enough.set(true);
        posted.get();

        assertSameNumbers("killed");
    }

    @Test
    void givesTheSameNumbersWhenPostgresCrashesAndIsStopped() throws Exception {
        client.register("without-database");
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> posted =
                postUntil(enough, Workload.of("without-database", EPISODES).twiceAndShuffled());

        awaitCounting();
        tandem.backends().crashPostgres();
        awaitWaiting();
        tandem.backends().startPostgres();
        awaitCounting();
        tandem.backends().stopPostgres();
        awaitWaiting();
        tandem.backends().startPostgres();
        awaitCounting();
        enough.set(true);
        posted.get();

        assertSameNumbers("without-database");
    }

    @Test
    void givesTheSameNumbersWhenKafkaGoesAwayAndClientsRepeat() throws Exception {
        client.register("without-broker");
        AtomicBoolean enough = new AtomicBoolean();
        int before = refused.get();
        Future<?> posted =
                postUntil(enough, Workload.of("without-broker", EPISODES).twiceAndShuffled());

        awaitCounting();
        tandem.backends().stopKafka();
        await("refused", posted, () -> refused.get() > before);
        tandem.backends().startKafka();
        enough.set(true);
        posted.get();

        assertSameNumbers("without-broker");
    }

    @Test
    @EnabledIfSystemProperty(named = "tandem.faults.disk", matches = ".+")
    void givesTheSameNumbersWhenTheDiskOfTheDatabaseWasFull() throws Exception {
        client.register("without-room");
        AtomicBoolean enough = new AtomicBoolean();
        Future<?> posted =
                postUntil(enough, Workload.of("without-room", EPISODES).twiceAndShuffled());
        Path ballast = Path.of(DISK, "ballast");

        awaitCounting();
        try (ConsumerLag lag = ConsumerLag.ofMetrics(tandem.bootstrapServers())) {
            await("waiting", new CompletableFuture<>(), () -> {
                fill(ballast);
                return lag.records() > 10 * BATCH;
            });
        }
        Files.delete(ballast);
        // it ended by itself if it had no room for its log either
        tandem.backends().stopPostgres();
        tandem.backends().startPostgres();
        awaitCounting();
        enough.set(true);
        posted.get();

        assertSameNumbers("without-room");
        assertThat(client.rejected("without-room")).isEmpty();
    }

    /** Takes all the room that is left on a small disk. */
    private static void fill(Path ballast) {
        byte[] some = new byte[1 << 16];
        try (OutputStream file = Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                file.write(some);
            }
        } catch (IOException full) {
            assertThat(ballast.toFile().getUsableSpace()).as(full.toString()).isLessThan(some.length);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "tandem.faults.rebalances", matches = "[1-9][0-9]*")
    void givesTheSameNumbersWhileAnotherReplicaComesAndGoes() throws Exception {
        client.register("rebalanced");
        List<String> events = Workload.of("rebalanced", EPISODES).twiceAndShuffled();

        for (int round = 0; round < REBALANCES; round++) {
            int alone = members();
            Process replica = another(round);
            try {
                await("joined", replica.onExit(), () -> members() > alone);
                Future<?> posted = post(part(events, round, REBALANCES));
                TimeUnit.MILLISECONDS.sleep(random.nextInt(3000));
                // it leaves in order, or the others have to miss it
                end(replica, random.nextBoolean());
                posted.get();
            } finally {
                replica.destroyForcibly().waitFor();
            }
            await("left", new CompletableFuture<>(), () -> members() <= alone);
        }

        assertSameNumbers("rebalanced");
    }

    private Process another(int round) throws Exception {
        File log = directory.resolve("replica-" + round + ".log").toFile();
        return tandem.another(Service.METRICS)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }

    private static void end(Process replica, boolean inOrder) {
        if (inOrder) {
            replica.destroy();
        } else {
            replica.destroyForcibly();
        }
    }

    private int members() throws Exception {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, tandem.bootstrapServers()))) {
            return admin
                    .describeConsumerGroups(List.of("tandem-metrics"))
                    .all()
                    .get(1, TimeUnit.MINUTES)
                    .values()
                    .stream()
                    .mapToInt(group -> group.members().size())
                    .sum();
        }
    }

    private static List<String> part(List<String> events, int number, int parts) {
        return events.subList(
                (int) ((long) events.size() * number / parts), (int) ((long) events.size() * (number + 1) / parts));
    }

    private Future<?> post(List<String> events) {
        return postUntil(new AtomicBoolean(true), events);
    }

    /** Posts all events, and then again and again until the fault that is to meet them has come. */
    private Future<?> postUntil(AtomicBoolean enough, List<String> events) {
        return posting.submit(() -> {
            for (int from = 0; from < events.size() || !enough.get(); from += BATCH) {
                int begin = from % events.size();
                List<String> some = events.subList(begin, Math.min(begin + BATCH, events.size()));
                client.postPatiently(some, BATCH, refused::incrementAndGet);
                // what piles up while nobody counts has to be counted afterwards
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
            return refused.get();
        });
    }

    /** Returns when something waits to be counted and some of it has just been. */
    private void awaitCounting() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (ConsumerLag lag = ConsumerLag.ofMetrics(tandem.bootstrapServers())) {
            long most = 0;
            for (long now = lag.records(); now == 0 || now >= most; now = lag.records()) {
                assertThat(System.nanoTime()).as("counts again in time").isLessThan(deadline);
                most = Math.max(most, now);
                if (most > 0 && now == 0) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
    }

    /** Returns when events are taken in that nobody counts. */
    private void awaitWaiting() throws Exception {
        try (ConsumerLag lag = ConsumerLag.ofMetrics(tandem.bootstrapServers())) {
            await("waiting", new CompletableFuture<>(), () -> lag.records() > 10 * BATCH);
        }
    }

    private static void await(String what, Future<?> meanwhile, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(meanwhile.isDone()).as(what + " before the end").isFalse();
            assertThat(System.nanoTime()).as(what + " in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private void assertSameNumbers(String organisation) throws Exception {
        tandem.awaitReady(PATIENCE);
        client.awaitCounted();
        assertThat(differences(client.rows(organisation), truth)).isEmpty();
    }

    /** Of each question that is answered otherwise the first row that differs; all of them would fill a book. */
    private static List<String> differences(Map<String, JsonNode> rows, Map<String, JsonNode> truth) {
        List<String> differences = new ArrayList<>();
        truth.forEach((question, expected) -> {
            JsonNode actual = rows.getOrDefault(question, MissingNode.getInstance());
            for (int i = 0; i < Math.max(actual.size(), expected.size()); i++) {
                if (!actual.path(i).equals(expected.path(i))) {
                    differences.add(question + ": " + actual.path(i) + " instead of " + expected.path(i));
                    return;
                }
            }
        });
        return differences;
    }
}
