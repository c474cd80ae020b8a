package dev.tandem.metrics.kafka;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.FactStore;
import dev.tandem.metrics.Refused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@TestProfile(RebalanceIT.SmallBatches.class)
class RebalanceIT {
    private static final int WAVE = 1000;
    private static final int REBALANCES = 6;

    @Inject
    Wire wire;

    @Inject
    MetricsConsumers consumers;

    @Inject
    KafkaClients clients;

    @Inject
    RefusalProducer refusals;

    @Inject
    Counted counted;

    @Inject
    Patience patience;

    /** Many batches, so that every rebalance meets some that are in flight. */
    public static class SmallBatches implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tandem.metrics.kafka.max-poll-records", "200",
                    "tandem.metrics.kafka.max-partition-fetch-bytes", "65536");
        }
    }

    @Test
    void losesNoEventAndCountsNoneTwiceWhilePartitionsMoveBetweenConsumers() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> sender = CompletableFuture.supplyAsync(() -> sendUntil(enough));
        for (int i = 0; i < REBALANCES; i++) {
            awaitSomeCounted();
            MetricsConsumer guest = consumers.consumer("guest-" + i);
            Thread thread = new Thread(guest);
            thread.start();
            awaitMembers(3);
            awaitSomeCounted();
            guest.stop();
            thread.join(Duration.ofSeconds(60).toMillis());
            assertThat(guest.failure()).isNull();
            dieWithABatchInFlight("dying-" + i);
        }
        enough.set(true);
        int sent = sender.get(2, TimeUnit.MINUTES);

        wire.await("select coalesce(sum(episodes), 0) = " + sent
                + " from report.cell where organisation = 'moving' and granularity = 'D'");
        assertThat(counted()).isEqualTo(sent);
        assertThat(consumers.ended()).isEmpty();
    }

    /** A member that takes partitions and a batch of them, and ends with nothing of it stored. */
    private void dieWithABatchInFlight(String name) throws Exception {
        Batches deadly = new Batches(new Deadly(), refusals, counted);
        MetricsConsumer guest = new MetricsConsumer(name, () -> clients.groupMember(name), deadly, patience);
        Thread thread = new Thread(guest);
        thread.start();
        Wire.await(name + " has died", () -> !thread.isAlive());
        assertThat(guest.failure()).hasMessageContaining("dies in a batch");
    }

    /** Shows that events are being counted right now. */
    private void awaitSomeCounted() throws Exception {
        long before = counted();
        Wire.await("more than " + before + " events are counted", () -> counted() > before);
    }

    private static final class Deadly implements FactStore {
        @Override
        public List<Refused> store(List<CloudEvent> batch) {
            throw new AssertionError("dies in a batch of " + batch.size());
        }
    }

    /** Keeps some thousand events waiting, so that every rebalance meets batches in flight; answers how many there were. */
    private int sendUntil(AtomicBoolean enough) {
        int sent = 0;
        try {
            while (!enough.get()) {
                wire.send(
                        "tandem.metrics.v1",
                        IntStream.range(sent, sent + WAVE)
                                .mapToObj(i -> new CloudEvent(
                                        "m-" + i,
                                        "urn:test",
                                        START,
                                        null,
                                        episode().of("moving", "e-" + i).build()))
                                .toList());
                sent += WAVE;
                while (!enough.get() && counted() < sent - 3 * WAVE) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return sent;
    }

    private long counted() {
        try {
            return Long.parseLong(
                    wire.ask(
                            "select count(*) from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'moving'"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The members that read the topic, once the group has settled on them. */
    private void awaitMembers(int expected) throws Exception {
        try (Admin admin = clients.admin()) {
            Wire.await(expected + " consumers share the topic", () -> members(admin) == expected);
        }
    }

    private static long members(Admin admin) {
        return admin.describeConsumerGroups(List.of(KafkaClients.GROUP)).describedGroups().values().stream()
                .flatMap(group -> group.toCompletionStage().toCompletableFuture().join().members().stream())
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(partition -> partition.topic().equals("tandem.metrics.v1")))
                .count();
    }
}
