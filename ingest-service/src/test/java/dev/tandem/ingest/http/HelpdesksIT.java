package dev.tandem.ingest.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.tandem.events.Topic;
import dev.tandem.ingest.helpdesks.Payloads;
import dev.tandem.ingest.helpdesks.Vendor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Zendesk, Chatwoot and Freshdesk send under a secret here, Intercom and Zammad do not. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
@TestProfile(HelpdesksIT.Secrets.class)
class HelpdesksIT {
    private static final long SEED = 20_260_301;
    private static final String SECRET = "only for tests";
    private static final int ROUNDS = 40;
    private static final List<String> PIECES = List.of(
            "",
            "{",
            "]",
            ",",
            ":",
            "\"",
            "\\ud800",
            "\\u0000",
            "null",
            "0",
            "-1",
            "1e400",
            "[]",
            "{}",
            "ÿ",
            "\"id\":{},",
            "[[");
    private static final String TICKET = """
            {"ticket": {"id": 81, "state": "closed", "article_count": 2, "create_article_type": "email",
              "created_at": "2026-01-02T08:00:00Z", "updated_at": "2026-01-02T09:30:00Z", "close_at": "2026-01-02T09:00:00Z",
              "first_response_at": "2026-01-02T08:20:00Z", "customer_id": 8, "owner": {"firstname": "Max"},},
             "article": {"sender": "Agent", "from": "Max <max@example.com>", "body": "Dear Erika",},}""";

    /** What the operator of this service has set. */
    public static final class Secrets implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tandem.ingest.helpdesks.zendesk.secrets.\"acme\"", SECRET,
                    "tandem.ingest.helpdesks.freshdesk.secret", SECRET,
                    "tandem.ingest.helpdesks.chatwoot.secrets.\"acme\"", SECRET);
        }
    }

    @BeforeEach
    void sendBytesAsTheyAre() {
        Samples.sendBytesAsTheyAre();
    }

    @Test
    void writesWhatAPayloadTellsAndTheSameForTheSamePayload() {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            for (int i = 0; i < 2; i++) {
                post("zammad", TICKET)
                        .statusCode(202)
                        .body("accepted", equalTo(1))
                        .body("rejected", empty())
                        .body("ignored", empty());
            }

            List<ConsumerRecord<byte[], byte[]>> records = written.take(2);
            assertThat(records).hasSize(2).allSatisfy(message -> {
                assertThat(Written.header(message, "ce_type")).isEqualTo("tandem.episode.v1");
                assertThat(Written.header(message, "ce_source")).isEqualTo("urn:tandem:helpdesk:zammad");
                assertThat(new String(message.key(), UTF_8)).isEqualTo("acme\u001fzammad:81");
                assertThat(Written.value(message))
                        .contains("\"humanAnsweredAt\":\"2026-01-02T08:20:00Z\"", "\"resolution\":\"assumed\"")
                        .doesNotContain("Max", "Erika", "zammad:8\"");
            });
            assertThat(Written.header(records.get(0), "ce_id")).isEqualTo(Written.header(records.get(1), "ce_id"));
            assertThat(records.get(0).value()).isEqualTo(records.get(1).value());
        }
    }

    @Test
    void tellsWhatItIgnoredAndKeepsWhatItRefused() {
        try (Written rejected = Written.fromNowOn(Topic.REJECTED)) {
            post("zammad", "[" + TICKET + "," + TICKET.replace("closed", "merged") + ", {\"ticket\": \"Max\"}]")
                    .statusCode(202)
                    .body("accepted", equalTo(1))
                    .body("ignored", hasSize(1))
                    .body("ignored[0].index", equalTo(1))
                    .body("ignored[0].pointer", equalTo("/1/ticket/state"))
                    .body("rejected[0].index", equalTo(2))
                    .body("rejected[0].violations[0].pointer", equalTo("/2/ticket"));

            assertThat(rejected.take(1)).singleElement().satisfies(message -> assertThat(Written.value(message))
                    .contains("\"coordinates\":\"POST /v1/helpdesks/zammad index 2\"", "\"organisation\":\"acme\"")
                    .contains("\"eventSource\":\"urn:tandem:helpdesk:zammad\"")
                    .doesNotContain("Max"));
        }
    }

    @Test
    void refusesWhatCannotBeMappedWithItsPlace() {
        problem(post("zammad", TICKET.replace("\"2026-01-02T09:00:00Z\"", "\"2026-01-01T09:00:00Z\"")), 422)
                .body("violations[0].pointer", equalTo("/ticket/close_at"))
                .body("rejected[0].id", equalTo("zammad:81"));
        problem(post("intercom", "{\"hello\": \"world\"}"), 422)
                .body("violations[0].pointer", equalTo(""))
                .body("violations[0].reason", containsString("notification_event"));
        problem(post("zammad", "{\"ticket\": [[[[1]]]]}"), 422);
    }

    @Test
    void ignoresInPeaceWhatIsNotToBeCounted() {
        post(
                        "intercom",
                        "{\"type\": \"notification_event\", \"topic\": \"ping\", \"data\": {\"item\": {\"type\": \"ping\"}}}")
                .statusCode(202)
                .body("accepted", equalTo(0))
                .body("ignored[0].pointer", equalTo("/topic"));
        post("intercom", "{\"conversations\": [], \"total_count\": 0}")
                .statusCode(202)
                .body("accepted", equalTo(0));
    }

    @Test
    void saysWhatIsWrongWithARequestAsAWhole() {
        problem(post("zammad", "{"), 400);
        problem(post("zammad", ""), 400).body("detail", containsString("empty"));
        problem(post("zammad", "[".repeat(1_000_000)), 400);
        problem(post("otrs", TICKET), 404).body("detail", containsString("zammad"));
        problem(post("ZAMMAD", TICKET), 404);
        problem(send("/v1/helpdesks/zammad", Map.of(), TICKET), 400).body("detail", containsString("organisation"));
        problem(send("/v1/helpdesks/zammad?organisation=a%00b", Map.of(), TICKET), 400);
        problem(send("/v1/helpdesks/zammad?organisation=" + "a".repeat(101), Map.of(), TICKET), 400);
        problem(send("/v1/helpdesks/zammad?organisation=acme&secret=x", Map.of(), TICKET), 400);
        problem(given().get("/v1/helpdesks/zammad?organisation=acme").then(), 405);
        problem(
                given().contentType("text/plain")
                        .body(TICKET)
                        .post("/v1/helpdesks/zammad?organisation=acme")
                        .then(),
                415);
        problem(
                given().contentType("application/json")
                        .body(new byte[10 << 20])
                        .post("/v1/helpdesks/zammad?organisation=acme")
                        .then(),
                413);
        problem(post("zammad", "[" + "{},".repeat(10_001) + "{}]"), 413);
    }

    /** The same payloads in each build; those of the profile fuzz are new each time. */
    @Test
    void answersEveryPayloadThatIsAlmostInOrderWithoutFailing() throws GeneralSecurityException {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            for (Map.Entry<Vendor, String> sent : Payloads.ALL) {
                String payload = sent.getValue();
                for (int i = random.nextInt(3); i >= 0; i--) {
                    int place = random.nextInt(payload.length());
                    String piece = PIECES.get(random.nextInt(PIECES.size()));
                    int end = Math.min(payload.length(), place + random.nextInt(8));
                    payload = payload.substring(0, place) + piece + payload.substring(end);
                }
                String vendor = sent.getKey().name().toLowerCase(Locale.ROOT);

                ValidatableResponse response =
                        send("/v1/helpdesks/" + vendor + "?organisation=acme", signed(payload), payload);

                assertThat(response.extract().statusCode())
                        .as("round %d, %s", round, payload)
                        .isIn(202, 400, 422);
            }
        }
    }

    @Test
    void takesWhatZendeskSignedJustNowAndNothingElse() throws GeneralSecurityException {
        String payload = "{\"type\": \"zen:event-type:user.created\", \"detail\": {}, \"event\": {}}";
        String now = Instant.now().toString();
        String old = Instant.now().minusSeconds(400).toString();
        String signature = base64("HmacSHA256", now + payload);

        zendesk(signature, now, payload).statusCode(202);
        zendesk(signature, now, payload).statusCode(202);
        refused(zendesk(signature, now, payload + " "));
        refused(zendesk(signature, old, payload));
        refused(zendesk(base64("HmacSHA256", old + payload), old, payload));
        refused(zendesk("", now, payload));
        refused(post("zendesk", payload));
        refused(post("zendesk", "{"));
    }

    @Test
    void takesWhatChatwootSignedForTheOrganisationThatHasTheSecret() throws GeneralSecurityException {
        String payload = "{\"event\": \"webwidget_triggered\", \"id\": 1}";
        String now = Long.toString(Instant.now().getEpochSecond());
        Map<String, String> headers = Map.of(
                "X-Chatwoot-Timestamp",
                now,
                "X-Chatwoot-Signature",
                "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", now + "." + payload)));

        send("/v1/helpdesks/chatwoot?organisation=acme", headers, payload).statusCode(202);
        refused(send("/v1/helpdesks/chatwoot?organisation=other", headers, payload));
        refused(send("/v1/helpdesks/chatwoot?organisation=acme", headers, payload.replace('1', '2')));
    }

    @Test
    void takesWhatFreshdeskSendsWithThePassword() {
        String payload = "[]";
        String right = Base64.getEncoder().encodeToString(("tandem:" + SECRET).getBytes(UTF_8));

        send("/v1/helpdesks/freshdesk?organisation=acme", Map.of("Authorization", "Basic " + right), payload)
                .statusCode(202);
        refused(send("/v1/helpdesks/freshdesk?organisation=acme", Map.of("Authorization", "Basic %%%"), payload));
        refused(post("freshdesk", payload));
    }

    /** What every vendor would send with it. */
    private static Map<String, String> signed(String payload) throws GeneralSecurityException {
        Instant now = Instant.now();
        String seconds = Long.toString(now.getEpochSecond());
        return Map.of(
                "X-Zendesk-Webhook-Signature-Timestamp",
                now.toString(),
                "X-Zendesk-Webhook-Signature",
                base64("HmacSHA256", now + payload),
                "X-Chatwoot-Timestamp",
                seconds,
                "X-Chatwoot-Signature",
                "sha256=" + HexFormat.of().formatHex(mac("HmacSHA256", seconds + "." + payload)),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(("tandem:" + SECRET).getBytes(UTF_8)));
    }

    private static void refused(ValidatableResponse response) {
        problem(response, 401)
                .header("WWW-Authenticate", containsString("Signature"))
                .body("detail", equalTo("The signature of the payload is missing, wrong or too old."));
    }

    private static ValidatableResponse zendesk(String signature, String signedAt, String payload) {
        return send(
                "/v1/helpdesks/zendesk?organisation=acme",
                Map.of("X-Zendesk-Webhook-Signature", signature, "X-Zendesk-Webhook-Signature-Timestamp", signedAt),
                payload);
    }

    private static String base64(String algorithm, String signed) throws GeneralSecurityException {
        return Base64.getEncoder().encodeToString(mac(algorithm, signed));
    }

    private static byte[] mac(String algorithm, String signed) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
        return mac.doFinal(signed.getBytes(UTF_8));
    }

    private static ValidatableResponse post(String vendor, String payload) {
        return send("/v1/helpdesks/" + vendor + "?organisation=acme", Map.of(), payload);
    }

    private static ValidatableResponse send(String address, Map<String, String> headers, String payload) {
        return given().urlEncodingEnabled(false)
                .contentType("application/json; charset=utf-8")
                .headers(headers)
                .body(payload.getBytes(UTF_8))
                .post(address)
                .then();
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
    }
}
