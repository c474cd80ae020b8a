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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@TestProfile(RebalanceIT.SmallBatches.class)
class RebalanceIT {
    private static final int EVENTS = 30_000;
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

    private int deaths;

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
        CompletableFuture<Void> sender = CompletableFuture.runAsync(this::sendAll);
        List<Long> countedAtARebalance = new ArrayList<>();
        for (int i = 0; i < REBALANCES; i++) {
            MetricsConsumer guest = consumers.consumer("guest-" + i);
            Thread thread = new Thread(guest);
            thread.start();
            awaitMembers(3);
            countedAtARebalance.add(counted());
            guest.stop();
            thread.join(Duration.ofSeconds(60).toMillis());
            assertThat(guest.failure()).isNull();
            dieWithABatchInFlight("dying-" + i);
        }
        sender.join();

        wire.await("select coalesce(sum(episodes), 0) = " + EVENTS
                + " from report.cell where organisation = 'moving' and granularity = 'D'");
        assertThat(
                        wire.answer(
                                "select count(*) = " + EVENTS
                                        + " from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'moving'"))
                .isTrue();
        assertThat(consumers.ended()).isEmpty();
        assertThat(deaths).as("consumers that died with a batch in flight").isPositive();
        assertThat(countedAtARebalance)
                .as("some rebalances happened while events were being counted")
                .anyMatch(counted -> counted > 0 && counted < EVENTS);
    }

    /** A member that takes partitions and a batch of them, and ends with nothing of it stored. */
    private void dieWithABatchInFlight(String name) throws Exception {
        Batches deadly = new Batches(new Deadly(), refusals, counted);
        MetricsConsumer guest = new MetricsConsumer(name, () -> clients.groupMember(name), deadly, patience);
        Thread thread = new Thread(guest);
        thread.start();
        Wire.await(name + " has died, or nothing is left to die of", () -> !thread.isAlive() || allCounted());
        guest.stop();
        thread.join(Duration.ofSeconds(60).toMillis());
        if (guest.failure() != null) {
            deaths++;
        }
    }

    private static final class Deadly implements FactStore {
        @Override
        public List<Refused> store(List<CloudEvent> batch) {
            throw new AssertionError("dies in a batch of " + batch.size());
        }
    }

    private boolean allCounted() {
        try {
            return counted() == EVENTS;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sendAll() {
        try {
            for (int from = 0; from < EVENTS; from += 1000) {
                wire.send(
                        "tandem.metrics.v1",
                        IntStream.range(from, from + 1000)
                                .mapToObj(i -> new CloudEvent(
                                        "m-" + i,
                                        "urn:test",
                                        START,
                                        null,
                                        episode().of("moving", "e-" + i).build()))
                                .toList());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private long counted() throws SQLException {
        return Long.parseLong(
                wire.ask(
                        "select count(*) from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'moving'"));
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
