package dev.tandem.metrics.kafka;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tandem.events.CloudEvent;
import dev.tandem.metrics.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
@TestProfile(StoppedIT.OneConsumer.class)
class StoppedIT {
    @Inject
    Wire wire;

    @Inject
    MetricsConsumers consumers;

    /** One, which has all partitions: whatever stops it is seen at once. */
    public static class OneConsumer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tandem.metrics.kafka.consumers", "1");
        }
    }

    @Test
    void stopsAndSaysSoAndLosesNothingWhenNoEventAtAllCanBeStored() throws Exception {
        List<CloudEvent> batch = IntStream.range(0, 60)
                .mapToObj(i -> new CloudEvent(
                        "s-" + i,
                        "urn:test",
                        START,
                        null,
                        episode().of("stopped", "e-" + i).build()))
                .toList();
        wire.execute("alter table metrics.episode rename to gone");

        wire.send("tandem.metrics.v1", batch);

        Wire.await(
                "the service is no longer alive",
                () -> given().get("/q/health/live").statusCode() == 503);
        given().get("/q/health/live")
                .then()
                .body("checks.find { it.name == 'consumers' }.status", equalTo("DOWN"))
                .body("checks.data.'metrics-1'", hasItem("NothingStorableException"));
        assertThat(OperationsIT.figure("tandem_metrics_consumers_stopped")).isEqualTo(1);

        wire.execute("alter table metrics.gone rename to episode");
        MetricsConsumer restarted = consumers.consumer("restarted");
        Thread thread = new Thread(restarted);
        thread.start();
        wire.await(
                "select count(*) + (select count(*) from report.rejected where organisation = 'stopped') = 60"
                        + " from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'stopped'");
        restarted.stop();
        thread.join();
        assertThat(restarted.failure()).isNull();
    }
}
