package dev.tandem.metrics.kafka;

import static dev.tandem.metrics.EpisodeBuilder.START;
import static dev.tandem.metrics.EpisodeBuilder.episode;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Article;
import dev.tandem.events.CloudEvent;
import dev.tandem.events.EventCodec;
import dev.tandem.events.EventData;
import dev.tandem.events.Survey;
import dev.tandem.metrics.Backends;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backends.class)
class ConsumersIT {
    @Inject
    AgroalDataSource database;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void countsTheGoodEventsOfABatchAndSetsTheOthersAside() throws Exception {
        send("tandem.metrics.v1", event("e-1-1", episode().of("mixed", "e-1").build()));
        sendRaw("tandem.metrics.v1", "tandem.episode.v1", "broken", "{\"organisation\":\"mixed\",\"agent\":\"Erika\"");
        sendRaw("tandem.metrics.v1", "tandem.unknown.v9", "unknown", "{}");
        sendRaw(
                "tandem.metrics.v1",
                "tandem.survey.v1",
                "named",
                "{\"organisation\":\"mixed\",\"scale\":\"csat\",\"score\":9,\"agent\":\"Erika\"}");
        send(new ProducerRecord<>("tandem.metrics.v1", new byte[] {1}, null));
        send("tandem.metrics.v1", event("e-2-1", episode().of("mixed", "e-2").build()));

        await("select count(*) = 2 from metrics.episode where organisation = 'mixed'");
        await("select count(*) >= 4 from report.rejected where stage = 'metrics'");
        await("select count(*) = 0 from report.rejected where event::text || violations::text like '%Erika%'");
        await("select event->>'organisation' = 'mixed' from report.rejected where event_id = 'named'");
    }

    @Test
    void setsASurveyAsideThatContradictsTheFirstOfItsIdentity() throws Exception {
        Survey first = new Survey("claims", Survey.Scale.CSAT, 5, START, null, null, null, null, null, null, null);
        Survey second = new Survey("claims", Survey.Scale.CSAT, 1, START, null, null, null, null, null, null, null);
        send("tandem.metrics.v1", event("s-1", first));
        await("select count(*) = 1 from metrics.feedback where organisation = 'claims'");

        send("tandem.metrics.v1", event("s-1", second));

        await("select count(*) = 1 from report.rejected where organisation = 'claims' and event->>'score' = '1'");
        await("select score = 5 from metrics.feedback where organisation = 'claims'");
    }

    @Test
    void keepsAnArticleOnceAndItsNewestText() throws Exception {
        String url = "https://news.example/story";
        send("tandem.articles.v1", event("a-1", article(url, "Old text.", START)));
        send("tandem.articles.v1", event("a-2", article(url, "Newer text.", START.plusSeconds(60))));
        send("tandem.articles.v1", event("a-1", article(url, "Old text.", START)));
        send("tandem.articles.v1", event("a-3", article(url + "2", "Another.", START)));

        await("select count(*) = 2 from report.article where url like 'https://news.example/%'");
        await("select text = 'Newer text.' from metrics.article where url = '" + url + "'");
        await("select links = '[\"cited.example\"]'::jsonb and simulated from report.article where url = '" + url
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
        send(
                "tandem.metrics.v1",
                event(
                        "e-1-1",
                        episode()
                                .of("zoned", "e-1")
                                .started(lateEvening)
                                .updated(lateEvening)
                                .build()));
        await("select period = '2025-01-01' from report.cell where organisation = 'zoned' and granularity = 'D'");

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
        await("select name = 'Renamed' and simulated and time_zone = 'Europe/Berlin' and first_day = '2025-01-01'"
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
        given().delete("/v1/organisations/bad").then().statusCode(405).contentType("application/problem+json");
        given().get("/v1/organisations/nobody").then().statusCode(404).contentType("application/problem+json");
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    private static Article article(String url, String text, Instant fetchedAt) {
        return new Article(url, text, fetchedAt, "A title", null, null, "en", List.of("cited.example"));
    }

    private static CloudEvent event(String id, EventData data) {
        return new CloudEvent(id, "urn:test", START, null, data);
    }

    private void send(String topic, CloudEvent event) throws Exception {
        sendRaw(
                topic,
                event.type().typeName(),
                event.id(),
                new String(EventCodec.encode(event.data()), StandardCharsets.UTF_8));
    }

    private void sendRaw(String topic, String type, String id, String data) throws Exception {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), data.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "urn:test",
                        "ce_type",
                        type,
                        "ce_time",
                        START.toString())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        send(record);
    }

    private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get(30, TimeUnit.SECONDS);
        }
    }

    /** Asks until the answer is yes. */
    private void await(String question) throws SQLException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (!answer(question)) {
            assertThat(Instant.now()).as(question).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean answer(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
