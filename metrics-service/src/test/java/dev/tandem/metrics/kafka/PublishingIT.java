package dev.tandem.metrics.kafka;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.metrics.Backends;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class PublishingIT {
    private static final String CELL = """
            with o as (insert into metrics.organisation (organisation, name, time_zone, simulated, minimum_group)
                       values ('by-itself', 'By itself', 'UTC', true, 10) returning id),
                 s as (insert into metrics.slice (organisation_id, handler, channel, language, topic, complexity, market)
                       select id, 'ai', 'chat', 'de', 'refund', 'routine', '' from o returning id, organisation_id)
            insert into metrics.cell (organisation_id, granularity, period, slice, episodes, revision)
            select organisation_id, 'M', '2025-01-01', id, 7, nextval('metrics.cell_revision') from s
            """;

    @Inject
    AgroalDataSource database;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void aChangedCellIsPublishedWithoutAnybodyAskingAndHealthSaysHowFarThatIs() throws Exception {
        StoredCells stored = new StoredCells(database, 0);
        stored.execute(CELL);
        long revision = stored.number("select max(revision) from metrics.cell");

        await("the record", () -> Copy.of(bootstrapServers).cells().values().stream()
                .anyMatch(cell -> cell.path("organisation").asText().equals("by-itself")
                        && cell.path("counts").path("episodes").asInt() == 7
                        && cell.path("revision").asLong() == revision));
        await(
                "health",
                () -> given().get("/q/health/well")
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .getLong("checks.find { it.name == 'tandem.indicators.v1' }.data.published")
                        >= revision);
    }

    /** Others who use this database compare all cells with all facts. */
    @AfterEach
    void leaveNothingBehind() throws Exception {
        new StoredCells(database, 0)
                .execute("delete from metrics.cell where organisation_id"
                        + " = (select id from metrics.organisation where organisation = 'by-itself')");
    }

    /** Asks until the answer is yes. */
    private static void await(String what, Callable<Boolean> question) throws Exception {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
        while (!question.call()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
