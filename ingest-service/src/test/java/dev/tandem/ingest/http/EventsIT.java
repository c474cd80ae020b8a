package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasLength;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.tandem.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Broker.class)
class EventsIT {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";

    @BeforeEach
    void sendBytesAsTheyAre() {
        Samples.sendBytesAsTheyAre();
    }

    @Test
    void writesAnEventInBinaryModeWithTheCustomerUnderAPseudonym() {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            post(STRUCTURED + "; charset=UTF-8", Samples.episode("s-1"))
                    .statusCode(202)
                    .body("accepted", equalTo(1))
                    .body("rejected", empty());

            assertThat(written.take(1)).singleElement().satisfies(message -> {
                assertThat(Written.header(message, "ce_id")).isEqualTo("s-1");
                assertThat(Written.header(message, "ce_type")).isEqualTo("tandem.episode.v1");
                assertThat(Written.header(message, "ce_source")).isEqualTo("/shop");
                assertThat(Written.header(message, "ce_specversion")).isEqualTo("1.0");
                assertThat(Written.header(message, "content-type")).isEqualTo("application/json");
                assertThat(new String(message.key(), UTF_8)).isEqualTo("acme\u001fe-s-1");
                assertThat(Written.value(message))
                        .contains("\"episode\":\"e-s-1\"")
                        .doesNotContain("Erika");
            });
        }
    }

    @Test
    void takesABatchAndLinesWithBlankOnesAndBinaryMode() {
        post(BATCH, "[" + Samples.episode("b-1") + "," + Samples.episode("b-2") + "]")
                .statusCode(202)
                .body("accepted", equalTo(2));
        post(BATCH, "[]").statusCode(202).body("accepted", equalTo(0)).body("rejected", empty());
        post(LINES, Samples.episode("l-1") + "\r\n\r\n" + Samples.episode("l-2") + "\n")
                .statusCode(202)
                .body("accepted", equalTo(2));
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            given().contentType("application/json")
                    .header("ce-specversion", "1.0")
                    .header("ce-id", "K%C3%B6ln%20%E2%82%AC")
                    .header("ce-source", "/shop")
                    .header("ce-type", "tandem.episode.v1")
                    .body(Samples.episodeData("x").getBytes(UTF_8))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);

            assertThat(written.take(1)).singleElement().satisfies(message -> assertThat(
                            Written.header(message, "ce_id"))
                    .isEqualTo("Köln €"));
        }
    }

    @Test
    void readsHeadersInQuotesAndContentTypesWithACharset() {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            given().contentType("application/json; charset=utf-8")
                    .header("ce-specversion", "1.0")
                    .header("ce-id", "\"q-1\"")
                    .header("ce-source", "/shop")
                    .header("ce-type", "tandem.episode.v1")
                    .header("ce-time", "2018-04-05T03:56:24Z")
                    .body(Samples.episodeData("x").getBytes(UTF_8))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);
            given().contentType("application/cloudevents+json; charset=utf-8")
                    .body(Samples.episode("q-2").getBytes(UTF_8))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);

            assertThat(written.take(2))
                    .extracting(message -> Written.header(message, "ce_id"))
                    .containsExactlyInAnyOrder("q-1", "q-2");
        }
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            given().contentType("application/json")
                    .header("ce-specversion", "1.0")
                    .header("ce-id", "q-3")
                    .header("ce-source", "/shop")
                    .header("ce-type", "tandem.episode.v1")
                    .header("ce-subject", "\"a \\\"b\\\" %E2%82%AC%25\"")
                    .body(Samples.episodeData("x").getBytes(UTF_8))
                    .post("/v1/events")
                    .then()
                    .statusCode(202);

            assertThat(Written.header(written.take(1).get(0), "ce_subject")).isEqualTo("a \"b\" \u20ac%");
        }
    }

    @Test
    void keepsTheGoodEventsOfABatchAndTellsWhereTheOthersAreWrong() {
        String agent = Samples.episode("bad").replace("\"channel\"", "\"agent\":\"Max Mustermann\",\"channel\"");
        try (Written rejected = Written.fromNowOn(Topic.REJECTED)) {
            post(LINES, Samples.episode("good") + "\n{\n" + agent)
                    .statusCode(202)
                    .body("accepted", equalTo(1))
                    .body("rejected.index", contains(1, 2))
                    .body("rejected[1].id", equalTo("bad"))
                    .body("rejected[1].violations[0].pointer", equalTo("/data/agent"));

            assertThat(rejected.take(2)).hasSize(2).allSatisfy(message -> assertThat(Written.value(message))
                    .doesNotContain("Mustermann")
                    .doesNotContain("Erika"));
            assertThat(rejected.take(0)).isEmpty();
        }
    }

    @Test
    void writesARefusalSoThatItCanBeMended() {
        try (Written rejected = Written.fromNowOn(Topic.REJECTED)) {
            post(STRUCTURED, Samples.episode("r-1").replace("\"chat\"", "7"))
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("type", equalTo("https://tandem.dev/problems/unprocessable-content"))
                    .body("violations[0].pointer", equalTo("/data/channel"))
                    .body("rejected[0].id", equalTo("r-1"));

            assertThat(rejected.take(1)).singleElement().satisfies(message -> {
                assertThat(Written.header(message, "ce_type")).isEqualTo("tandem.rejected.v1");
                assertThat(Written.header(message, "ce_source")).isEqualTo("/tandem/ingest");
                assertThat(Written.value(message))
                        .contains("\"stage\":\"ingest\"", "\"organisation\":\"acme\"", "\"eventId\":\"r-1\"")
                        .contains("\"coordinates\":\"POST /v1/events index 0\"", "\"episode\":\"e-r-1\"")
                        .doesNotContain("Erika");
            });
        }
    }

    @Test
    void saysWhatIsWrongWithARequestAsAWhole() {
        problem(post(STRUCTURED, "{"), 400);
        problem(post(STRUCTURED, ""), 400).body("detail", containsString("empty"));
        problem(post(BATCH, "{}"), 400);
        problem(post(LINES, "\n \r\n"), 400);
        problem(post("text/plain", "x"), 415);
        problem(post(STRUCTURED + "; charset=latin1", Samples.episode("1")), 415);
        problem(post(STRUCTURED, "[".repeat(100_000)), 400);
        problem(
                        given().contentType(STRUCTURED)
                                .body("{}")
                                .post("/v1/events?x=1")
                                .then(),
                        400)
                .body("violations[0].reason", containsString("x"));
        problem(given().get("/v1/events").then(), 405);
        problem(given().get("/v1/nothing").then(), 404);
        problem(given().contentType(STRUCTURED).body("{}").put("/v1/events").then(), 405);
    }

    @Test
    void refusesWhatIsTooLargeOrTooMuch() {
        problem(
                given().contentType(LINES)
                        .body(new byte[(8 << 20) + 1])
                        .post("/v1/events")
                        .then(),
                413);
        problem(post(LINES, IntStream.range(0, 10_001).mapToObj(i -> "{}").collect(Collectors.joining("\n"))), 413);
        String large = Samples.episode("large")
                .replace("\"source\"", "\"subject\":\"" + "x".repeat(262_144) + "\",\"source\"");
        post(LINES, Samples.episode("small") + "\n" + large)
                .statusCode(202)
                .body("rejected[0].violations.reason", hasItem("is larger than 262144 bytes"));
    }

    @Test
    void refusesWhatBreaksOtherReaders() {
        post(STRUCTURED, Samples.episode("nul").replace("billing", "a\\u0000b")).statusCode(422);
        post(STRUCTURED, Samples.episode("half").replace("billing", "\\udc00")).statusCode(422);
        post(STRUCTURED, Samples.episode("twice").replace("\"chat\"", "\"chat\",\"channel\":\"mail\""))
                .statusCode(422);
        post(STRUCTURED, Samples.episode("huge").replace("\"chat\"", "\"chat\",\"aiSeconds\":1e999999999"))
                .statusCode(422);
        post(STRUCTURED, Samples.episode("digits").replace("\"chat\"", "\"chat\",\"aiSeconds\":" + "9".repeat(5000)))
                .statusCode(400);
        byte[] broken = Samples.episode("utf8").getBytes(UTF_8);
        broken[broken.length - 40] = (byte) 0xc3;
        given().contentType(STRUCTURED).body(broken).post("/v1/events").then().statusCode(400);
    }

    @Test
    void takesTheWishToBeForgottenUnderTheSamePseudonym() {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            post(STRUCTURED, Samples.episode("known")).statusCode(202);
            given().delete("/v1/customers/Erika?organisation=acme")
                    .then()
                    .statusCode(202)
                    .body("id", hasLength(36));

            var records = written.take(2);
            String pseudonym = Written.value(records.get(0)).replaceFirst(".*\"customer\":\"([^\"]+)\".*", "$1");
            assertThat(pseudonym).hasSize(32);
            assertThat(records).allMatch(message -> Written.value(message).contains(pseudonym));
        }
        problem(given().delete("/v1/customers/Erika").then(), 400);
        problem(
                        given().urlEncodingEnabled(false)
                                .delete("/v1/customers/x%00y?organisation=acme")
                                .then(),
                        422)
                .body("violations", hasSize(1));
    }

    private static ValidatableResponse post(String contentType, String body) {
        return given().contentType(contentType)
                .body(body.getBytes(UTF_8))
                .post("/v1/events")
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("violations", notNullValue());
    }
}
