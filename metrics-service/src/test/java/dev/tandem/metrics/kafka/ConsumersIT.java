package dev.tandem.metrics.kafka;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.events.Article;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.metrics.Backends;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class ConsumersIT {
    @Inject
    Wire wire;

    @Test
    void countsTheGoodEventsOfABatchAndSetsTheOthersAside() throws Exception {
        wire.send(
                "tandem.metrics.v1", event("e-1-1", episode().of("mixed", "e-1").build()));
        wire.sendRaw(
                "tandem.metrics.v1", "tandem.episode.v1", "broken", "{\"organisation\":\"mixed\",\"agent\":\"Erika\"");
        wire.sendRaw("tandem.metrics.v1", "tandem.unknown.v9", "unknown", "{}");
        wire.sendRaw(
                "tandem.metrics.v1",
                "tandem.survey.v1",
                "named",
                "{\"organisation\":\"mixed\",\"scale\":\"csat\",\"score\":9,\"agent\":\"Erika\"}");
        wire.send(new ProducerRecord<>("tandem.metrics.v1", new byte[] {1}, null));
        wire.send(
                "tandem.metrics.v1", event("e-2-1", episode().of("mixed", "e-2").build()));

        wire.await(
                "select count(*) = 2 from metrics.episode f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'mixed'");
        wire.await("select count(*) >= 4 from report.rejected where stage = 'metrics'");
        wire.await("select count(*) = 0 from report.rejected where event::text || violations::text like '%Erika%'");
        wire.await("select event->>'organisation' = 'mixed' from report.rejected where event_id = 'named'");
    }

    @Test
    void setsASurveyAsideThatContradictsTheFirstOfItsIdentity() throws Exception {
        Survey first = new Survey("claims", Survey.Scale.CSAT, 5, START, null, null, null, null, null, null, null);
        Survey second = new Survey("claims", Survey.Scale.CSAT, 1, START, null, null, null, null, null, null, null);
        wire.send("tandem.metrics.v1", event("s-1", first));
        wire.await(
                "select count(*) = 1 from metrics.feedback f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'claims'");

        wire.send("tandem.metrics.v1", event("s-1", second));

        wire.await("select count(*) = 1 from report.rejected where organisation = 'claims' and event->>'score' = '1'");
        wire.await(
                "select score = 5 from metrics.feedback f join metrics.organisation o on o.id = f.organisation_id where o.organisation = 'claims'");
    }

    @Test
    void keepsAnArticleOnceAndItsNewestText() throws Exception {
        String url = "https://news.example/story";
        wire.send("tandem.articles.v1", event("a-1", article(url, "Old text.", START)));
        wire.send("tandem.articles.v1", event("a-2", article(url, "Newer text.", START.plusSeconds(60))));
        wire.send("tandem.articles.v1", event("a-1", article(url, "Old text.", START)));
        wire.send("tandem.articles.v1", event("a-3", article(url + "2", "Another.", START)));

        wire.await("select count(*) = 2 from report.article where url like 'https://news.example/%'");
        wire.await("select text = 'Newer text.' from metrics.article where url = '" + url + "'");
        wire.await("select links = '[\"cited.example\"]'::jsonb and simulated from report.article where url = '" + url
                + "'");
    }

    @Test
    void keepsTheTimeZoneOnceFactsAreCountedInIt() throws Exception {
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Zoned\",\"timeZone\":\"Europe/Berlin\",\"simulated\":true}")
                .put("/v1/organisations/zoned")
                .then()
                .statusCode(201);
        Instant lateEvening = Instant.parse("2024-12-31T23:30:00Z");
        wire.send(
                "tandem.metrics.v1",
                event(
                        "e-1-1",
                        episode()
                                .of("zoned", "e-1")
                                .started(lateEvening)
                                .updated(lateEvening)
                                .build()));
        wire.await("select period = '2025-01-01' from report.cell where organisation = 'zoned' and granularity = 'D'");

        given().contentType(ContentType.JSON)
                .body("{\"timeZone\":\"UTC\"}")
                .put("/v1/organisations/zoned")
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .body("{\"name\":\"Renamed\"}")
                .put("/v1/organisations/zoned")
                .then()
                .statusCode(200);
        wire.await("select name = 'Renamed' and simulated and time_zone = 'Europe/Berlin' and first_day = '2025-01-01'"
                + " from report.organisation where organisation = 'zoned'");
    }

    @Test
    void answersWhatCannotBeTakenWithAProblemThatNamesThePlace() {
        for (String body : List.of("{\"timeZone\":\"Mars/Olympus\"}", "{\"agents\":1}", "[]", "{\"minimumGroup\":0}")) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .put("/v1/organisations/bad")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json");
        }
        given().contentType(ContentType.JSON)
                .body("{")
                .put("/v1/organisations/bad")
                .then()
                .statusCode(400);
        given().contentType(ContentType.TEXT)
                .body("x")
                .put("/v1/organisations/bad")
                .then()
                .statusCode(415);
        byte[] large = "{\"name\":\"%s\"}".formatted("x".repeat(64 << 10)).getBytes(UTF_8);
        for (RequestSpecification sent : List.of(given().body(large), given().body(new ByteArrayInputStream(large)))) {
            sent.contentType("application/json")
                    .put("/v1/organisations/bad")
                    .then()
                    .statusCode(413)
                    .contentType("application/problem+json");
        }
        given().delete("/v1/organisations/bad").then().statusCode(405).contentType("application/problem+json");
        given().get("/v1/organisations/nobody").then().statusCode(404).contentType("application/problem+json");
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    private static Article article(String url, String text, Instant fetchedAt) {
        return new Article(url, text, fetchedAt, "A title", null, null, null, "en", List.of("cited.example"));
    }

    private static CloudEvent event(String id, EventData data) {
        return new CloudEvent(id, "urn:test", START, null, data);
    }
}
