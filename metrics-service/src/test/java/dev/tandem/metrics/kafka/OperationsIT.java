package dev.tandem.metrics.kafka;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import dev.tandem.events.Article;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventData;
import dev.tandem.metrics.Backends;
import dev.tandem.metrics.Refusal;
import dev.tandem.metrics.Refusals;
import dev.tandem.metrics.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class OperationsIT {
    private static final String EVENTS = "tandem.metrics.v1";

    @Inject
    Wire wire;

    @Inject
    Lag lag;

    @Inject
    Refusals refusals;

    @Inject
    KafkaClients clients;

    @Inject
    SettableClock clock;

    @Test
    void setsAsideTheOneEventThatTheDatabaseCannotHoldAndCountsItOnceAfterTheReasonIsGone() throws Exception {
        wire.execute("alter table metrics.episode add constraint no_poison check (episode <> 'poison')");
        List<CloudEvent> batch = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            batch.add(event(
                    "p-" + i,
                    episode().of("poisoned", i == 42 ? "poison" : "e-" + i).build()));
        }

        wire.send(EVENTS, batch);

        wire.await(
                "select count(*) = 59 from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'poisoned'");
        String refused = "select %s from report.rejected where event_id = 'p-42'";
        wire.await(refused.formatted("coordinates ~ '^tandem[.]metrics[.]v1/[0-3]@[0-9]+$' and stage = 'metrics'"
                + " and violations->0->>'reason' like 'cannot be stored%'"
                + " and violations::text not like '%no_poison%' and event->>'episode' = 'poison'"));
        assertThat(figure("tandem_metrics_events_refused_total{reason=\"unstorable\"}"))
                .isPositive();
        String id = wire.ask(refused.formatted("id"));

        replay(id).statusCode(200).body("outcome", equalTo("refused")).body("violations.size()", equalTo(1));
        assertThat(replayedAt(id)).isEqualTo("null");
        wire.execute("alter table metrics.episode drop constraint no_poison");
        replay(id).statusCode(200).body("outcome", equalTo("counted")).body("violations.size()", equalTo(0));
        String first = replayedAt(id);
        clock.set(clock.instant().plusSeconds(60));
        replay(id).statusCode(200).body("outcome", equalTo("counted"));

        wire.await("select sum(episodes) = 60 from report.cell where organisation = 'poisoned' and granularity = 'D'");
        assertThat(replayedAt(id)).isNotEqualTo("null").isEqualTo(first);
    }

    /** PostgreSQL's word for it, wherever it happens: nothing is wrong with the events. */
    @Test
    void waitsWhileTheDiskIsFullAndSetsNothingAside() throws Exception {
        wire.execute("""
                create function metrics.no_space() returns trigger language plpgsql as $$
                begin
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$;
                create trigger full_disk before insert on metrics.episode for each row execute function metrics.no_space();
                """);
        List<CloudEvent> batch = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            batch.add(event("f-" + i, episode().of("full", "e-" + i).build()));
        }
        wire.send(EVENTS, batch);
        Wire.await("the wait is noticed", () -> given().get("/q/health/well").statusCode() == 503);
        given().get("/q/health/live").then().statusCode(200);

        wire.execute("drop function metrics.no_space() cascade");

        wire.await(
                "select coalesce(sum(episodes), 0) = 40 from report.cell where organisation = 'full' and granularity = 'D'");
        assertThat(wire.ask("select count(*) from report.rejected where organisation = 'full'"))
                .isEqualTo("0");
    }

    @Test
    void stillRefusesWhatIsNoEventWhenItIsReplayed() throws Exception {
        wire.sendRaw(EVENTS, "tandem.episode.v1", "torn", "{\"organisation\":");
        wire.await("select count(*) = 1 from report.rejected where event_id = 'torn'");

        replay(wire.ask("select id from report.rejected where event_id = 'torn'"))
                .statusCode(200)
                .body("outcome", equalTo("refused"))
                .body("violations.reason", hasItem("is not JSON"));
    }

    @Test
    void answersAReplayThatCannotBeWithTheReason() throws Exception {
        RecordMetadata record = wire.sendRaw("tandem.articles.v1", "tandem.article.v1", "old", "{}");
        wire.await("select count(*) = 1 from report.rejected where event_id = 'old'");
        String id = wire.ask("select id from report.rejected where event_id = 'old'");
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        try (Admin admin = clients.admin()) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(record.offset() + 1)))
                    .all()
                    .get();
        }
        replay(id).statusCode(410).contentType("application/problem+json");

        refusals.keep(
                new Refusal("from-ingest", START, "ingest", null, "x", null, null, "[]", "POST /v1/events#0", 2, null));
        replay(wire.ask("select id from report.rejected where event_id = 'x'"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tandem.dev/problems/never-in-kafka"))
                .body("detail", containsString("ingest"));
        refusals.keep(new Refusal(
                "nowhere", START, "metrics", null, "y", null, null, "[]", "tandem.metrics.v1/77@3", 2, null));
        replay(wire.ask("select id from report.rejected where event_id = 'y'")).statusCode(410);
        replay("987654321").statusCode(404).contentType("application/problem+json");
        replay("x").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void setsAnArticleAsideThatCannotBeStoredAndGoesOn() throws Exception {
        wire.execute("alter table metrics.article add constraint no_poison check (url not like '%poison%')");
        wire.send("tandem.articles.v1", event("a-1", article("https://news.example/poison")));
        wire.send("tandem.articles.v1", event("a-2", article("https://news.example/good")));

        wire.await("select count(*) = 1 from report.article where url = 'https://news.example/good'");
        wire.await("select count(*) = 1 from report.rejected where event_id = 'a-1'");
        wire.execute("alter table metrics.article drop constraint no_poison");
        replay(wire.ask("select id from report.rejected where event_id = 'a-1'"))
                .statusCode(200)
                .body("outcome", equalTo("counted"));
        wire.await("select count(*) = 1 from report.article where url = 'https://news.example/poison'");
    }

    @Test
    void keepsARefusalWithoutItsEventOrPassesItOverAndGoesOn() throws Exception {
        String refusal = """
                {"rejectedAt":"2025-03-10T09:00:00Z","stage":"ingest","eventId":"%s","violations":[],"coordinates":null,
                 "bytes":2,"event":{"topic":"%s"}}""";
        wire.execute("alter table metrics.rejected add constraint no_poison check (event_id <> 'never')");
        wire.sendRaw("tandem.rejected.v1", "tandem.rejected.v1", "r-1", refusal.formatted("never", "x"));
        wire.sendRaw("tandem.rejected.v1", "tandem.rejected.v1", "r-2", refusal.formatted("nul", "\\u0000"));
        wire.sendRaw("tandem.rejected.v1", "tandem.rejected.v1", "r-3", refusal.formatted("good", "x"));

        wire.await("select count(*) = 2 from report.rejected where event_id in ('never', 'nul', 'good')");
        wire.await("select event is null from report.rejected where event_id = 'nul'");
        wire.execute("alter table metrics.rejected drop constraint no_poison");
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void waitsForTheDatabaseAndTellsSinceWhenAndWhatWaits() throws Exception {
        wire.execute("alter role tandem_metrics connection limit 0");
        wire.execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'tandem_metrics'");
        try {
            clock.set(Instant.now());
            wire.send(EVENTS, event("w-1", episode().of("away", "e-1").build()));
            Wire.await(
                    "the wait is noticed", () -> given().get("/q/health/well").statusCode() == 503);
            clock.set(Instant.now().plus(Duration.ofMinutes(10)));
            lag.ask();
            lag.ask();

            given().get("/q/health/well")
                    .then()
                    .rootPath("checks.find { it.name == 'progress' }.data")
                    .body("'database away since'", notNullValue())
                    .body("'tandem.metrics.v1 lag'", greaterThanOrEqualTo(1))
                    .body("'tandem.metrics.v1 oldest unprocessed seconds'", greaterThanOrEqualTo(590))
                    .body("'consumers stopped'", equalTo(0));
            given().get("/q/health/live").then().statusCode(200);
            assertThat(figure("tandem_metrics_database_away_seconds")).isGreaterThanOrEqualTo(590);
            assertThat(figure("tandem_metrics_lag_events{topic=\"tandem.metrics.v1\"}"))
                    .isPositive();
            assertThat(figure("tandem_metrics_oldest_unprocessed_seconds{topic=\"tandem.metrics.v1\"}"))
                    .isGreaterThanOrEqualTo(590);
        } finally {
            wire.execute("alter role tandem_metrics connection limit -1");
        }

        wire.await(
                "select count(*) = 1 from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'away'");
        Wire.await("everything is processed and every connection works again", () -> {
            lag.ask();
            return given().get("/q/health").statusCode() == 200
                    && figure("tandem_metrics_lag_events{topic=\"tandem.metrics.v1\"}") == 0
                    && given().get("/v1/organisations/nobody").statusCode() == 404;
        });
        assertThat(figure("tandem_metrics_database_away_seconds")).isZero();
        assertThat(figure("tandem_metrics_oldest_unprocessed_seconds{topic=\"tandem.metrics.v1\"}"))
                .isZero();
        given().get("/q/health").then().body("checks.name", hasItems("progress", "consumers"));
    }

    @Test
    void tellsTheLagOfTheTopicsThatItReads() {
        assertThat(given().get("/q/metrics").body().asString().lines())
                .filteredOn(line -> line.startsWith("tandem_metrics_lag_events{"))
                .extracting(line -> line.replaceAll(".*topic=\"([^\"]*)\".*", "$1"))
                .containsExactlyInAnyOrder("tandem.metrics.v1", "tandem.articles.v1", "tandem.rejected.v1");
    }

    private static ValidatableResponse replay(String id) {
        return given().post("/v1/rejected/" + id + "/replay").then();
    }

    private String replayedAt(String id) throws Exception {
        return wire.ask("select replayed_at from metrics.rejected where id = " + id);
    }

    /** The value of a line of Prometheus' text format. */
    static double figure(String name) {
        return given().get("/q/metrics")
                .body()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no figure " + name));
    }

    private static Article article(String url) {
        return new Article(url, "Text.", START, null, null, null, null, null, List.of());
    }

    private static CloudEvent event(String id, EventData data) {
        return new CloudEvent(id, "urn:test", START, null, data);
    }
}
