package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.local.Tandem;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * What the examples of the documents are about: an organisation with events, claims about it, subscriptions, and refusals
 * with their numbers.
 */
final class Situation {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String ORGANISATION = "example";
    private static final int EPISODES = 300;
    private static final String CLAIMS = "/tandem/claims/";

    /** Of claims: made of the address of an article and what it says, so that they are the same everywhere. */
    private static final String THIRTY_LANGUAGES = "809b6533-7212-3d05-b16a-9696110af298";

    private static final String TWELVE_COUNTRIES = "89b247cb-2b01-3ed0-81a2-d0bca75dab67";
    private static final String THIRTY_COUNTRIES = "df13c90e-2055-3cd2-a135-e663ae21c91f";

    private final Tandem tandem;
    private final Log log;
    private final AsyncApi asyncApi;
    private final Client client;
    private final PatientHttp http = new PatientHttp();
    private final ObjectMapper json = new ObjectMapper();

    Situation(Tandem tandem, Log log, AsyncApi asyncApi) {
        this.tandem = tandem;
        this.log = log;
        this.asyncApi = asyncApi;
        this.client = new Client(tandem);
    }

    /** Returns once everything is counted and can be asked for. */
    void make() throws Exception {
        client.register(ORGANISATION);
        client.post(Workload.of(ORGANISATION, EPISODES).events());
        sendExamplesOfTopics();
        subscribe("https://news.example/known.xml", "3f0c8a52-7b84-4c43-9d2a-1f1b0a6f2a11");
        subscribe("https://news.example/ended.xml", "5a1de6ad-70f0-4a20-9a3e-4b8e14b9c7d3");
        refuse();
        claim();
        client.awaitCounted();
        await("cells are published", () -> {
            boolean[] found = {false};
            log.everything(
                    "tandem.indicators.v1",
                    cell -> found[0] |= new String(cell.key(), UTF_8).startsWith(ORGANISATION + "|"));
            return found[0];
        });
    }

    /** Events go the way of all events, through ingest-service; what Tandem alone writes is written as it would. */
    private void sendExamplesOfTopics() throws Exception {
        for (AsyncApi.Channel channel : asyncApi.channels()) {
            for (JsonNode message : channel.messages()) {
                for (JsonNode example : message.path("examples")) {
                    Map<String, String> headers = new HashMap<>();
                    example.path("headers")
                            .properties()
                            .forEach(header -> headers.put(
                                    header.getKey(), header.getValue().asText()));
                    byte[] value = json.writeValueAsBytes(example.path("payload"));
                    switch (channel.topic()) {
                        case "tandem.metrics.v1", "tandem.articles.v1" -> post(headers, value);
                        case "tandem.rejected.v1" ->
                            log.write(channel.topic(), headers.getOrDefault("ce_id", ""), headers, value);
                        default -> log.write(channel.topic(), key(headers), headers, value);
                    }
                }
            }
        }
    }

    /** The source of a cell is its key with slashes for bars, and that of a claim ends with its key. */
    private static String key(Map<String, String> headers) {
        String source = headers.getOrDefault("ce_source", "");
        return source.startsWith(CLAIMS)
                ? source.substring(CLAIMS.length())
                : source.substring("/tandem/indicators/".length()).replace('/', '|');
    }

    /** In CloudEvents' binary mode for HTTP. */
    private void post(Map<String, String> headers, byte[] value) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(tandem.ingestUri().resolve("/v1/events"))
                .POST(BodyPublishers.ofByteArray(value));
        headers.forEach((name, text) -> request.header(
                name.replace("ce_", "ce-"),
                name.startsWith("ce_") ? URLEncoder.encode(text, UTF_8).replace("+", "%20") : text));
        send(request.build(), 202);
    }

    private void subscribe(String url, String id) throws Exception {
        ObjectNode wish = JsonNodeFactory.instance.objectNode().put("url", url);
        wish.putArray("watch").add("Nordlicht");
        send(
                HttpRequest.newBuilder(tandem.ingestUri().resolve("/v1/feeds"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(wish.toString()))
                        .build(),
                201);
        execute("update ingest.feed set id = '%s' where url = '%s'".formatted(id, url));
    }

    /** One refusal that can be replayed, one that never reached Kafka, and one of a record that Kafka does not hold. */
    private void refuse() throws Exception {
        Map<String, String> headers = Map.of(
                "ce_specversion", "1.0",
                "ce_id", "backwards",
                "ce_source", "urn:example:helpdesk",
                "ce_type", "tandem.cost.v1",
                "ce_time", "2025-03-01T09:00:00Z",
                "content-type", "application/json");
        // as the schema wants it, but ending before it begins, which a schema cannot say
        String backwards = """
                {"organisation": "example", "from": "2025-04-01", "to": "2025-03-01", "category": "ai", "amount": 1200,
                 "currency": "EUR"}""";
        log.write("tandem.metrics.v1", "example\u001fbackwards", headers, backwards.getBytes(UTF_8));
        HttpResponse<String> refused = send(
                HttpRequest.newBuilder(tandem.ingestUri().resolve("/v1/events"))
                        .header("Content-Type", "application/cloudevents+json")
                        .POST(BodyPublishers.ofString("{\"id\": \"never\"}"))
                        .build(),
                422);
        assertThat(refused.body()).contains("never");
        await(
                "refusals are kept",
                () -> ask("select count(*) from metrics.rejected where event_id in ('backwards', 'never')") == 2);
        execute("update metrics.rejected set id = 900000001 where event_id = 'backwards'");
        execute("update metrics.rejected set id = 900000002 where event_id = 'never'");
        execute("insert into metrics.rejected (id, record_id, rejected_at, stage, violations, coordinates, bytes)"
                + " values (900000003, 'gone', now(), 'metrics', '[]', 'tandem.metrics.v1/77@3', 2)");
    }

    /** Two articles that contradict each other; one of them is fetched again, with less in it. */
    private void claim() throws Exception {
        String one = reach(30, 12) + " Complaints about Fjordbank are another matter.";
        client.article(
                "https://news.example/fjordbank-reach",
                "2025-04-28T08:00:00Z",
                one + " Fjordbank offers the assistant in 30 languages.");
        client.article("https://news.example/fjordbank-again", "2025-04-29T08:00:00Z", reach(12, 30));
        await(
                "claims are read and contradict each other",
                () -> ask("select count(*) from metrics.claim where id in ('%s', '%s', '%s') and contradicts <> '{}'"
                                .formatted(THIRTY_LANGUAGES, TWELVE_COUNTRIES, THIRTY_COUNTRIES))
                        == 3);
        client.article("https://news.example/fjordbank-reach", "2025-04-28T08:00:00Z", one);
        await("what is gone is withdrawn", () -> ask("select count(*) from metrics.claim where withdrawn") > 0);
        // as if another version had read it, and had been less sure
        execute("update metrics.claim set extracted = jsonb_set(extracted, '{confidence}', '0.5') where id = '%s'"
                .formatted(THIRTY_LANGUAGES));
        execute("update metrics.article set read_by = 'earlier' where url = 'https://news.example/fjordbank-reach'");
        await(
                "an article is read by a newer version",
                () -> ask("select count(*) from metrics.claim_change where earlier = 'earlier'") > 0);
        await("claims are published", () -> {
            boolean[] found = {false};
            log.everything(
                    "tandem.claims.v1", claim -> found[0] |= new String(claim.key(), UTF_8).equals(THIRTY_LANGUAGES));
            return found[0];
        });
    }

    private static String reach(int languages, int countries) {
        return """
                Fjordbank has launched an AI assistant in all of its markets.

                Fjordbank's AI assistant speaks %d languages in %d countries. \
                The time to resolve a request fell from 11 minutes to 2 minutes, \
                by 60 percent.""".formatted(languages, countries);
    }

    private HttpResponse<String> send(HttpRequest request, int status) throws Exception {
        HttpResponse<String> answer = http.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(tandem.jdbcUrl(), "postgres", "");
    }

    private static void await(String what, Callable<Boolean> question) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!question.call()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
