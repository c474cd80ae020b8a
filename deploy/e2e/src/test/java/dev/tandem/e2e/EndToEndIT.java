package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.Options;
import dev.tandem.local.Service;
import dev.tandem.local.Tandem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each test has organisations of its own, so that one running product serves all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndIT {
    private static final int EPISODES = 3000;

    private final Tandem tandem;
    private final Client client;
    private final Map<String, JsonNode> truth;

    EndToEndIT(@TempDir Path data) throws Exception {
        tandem = Tandem.start(Options.onFreePorts(data.resolve("data"), Path.of("..", ".."), System.out::println));
        client = new Client(tandem);
        client.register("once");
        client.post(Workload.of("once", EPISODES).events());
        client.awaitCounted();
        truth = client.rows("once");
    }

    @AfterAll
    void stop() throws Exception {
        tandem.close();
    }

    @Test
    void showsWhatWasPosted() throws Exception {
        client.post(Workload.of("quick", 12).events());
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();

        while (client.volume("quick") != 12) {
            assertThat(System.nanoTime()).as("shown at last").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void countsEveryEpisodeSurveyAndComplaintOnce() throws Exception {
        Workload workload = Workload.of("once", EPISODES);

        assertThat(client.row("volume", "once").path("value").asInt()).isEqualTo(EPISODES);
        assertThat(client.row("csat", "once").path("denominator").asInt()).isEqualTo(workload.surveys());
        assertThat(client.row("complaint_rate", "once").path("numerator").asInt())
                .isEqualTo(workload.complaints());
    }

    @Test
    void givesTheSameNumbersWhenEveryEventComesTwiceAndInAnyOrder() throws Exception {
        client.register("twice");

        client.post(Workload.of("twice", EPISODES).twiceAndShuffled());
        client.awaitCounted();

        assertThat(client.rows("twice")).containsExactlyEntriesOf(truth);
    }

    @Test
    void givesTheSameNumbersWhenMetricsServiceIsKilledMidway() throws Exception {
        client.register("killed");
        List<String> events = Workload.of("killed", EPISODES).events();
        int half = events.size() / 2;

        client.post(events.subList(0, half));
        tandem.kill(Service.METRICS);
        client.post(events.subList(half, events.size()));
        tandem.awaitReady(Duration.ofMinutes(2));
        client.awaitCounted();

        assertThat(client.rows("killed")).containsExactlyEntriesOf(truth);
    }
}
