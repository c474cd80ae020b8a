package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.local.ConsumerLag;
import dev.tandem.local.Tandem;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client of a running Tandem that knows nothing but its HTTP. */
final class Client {
    private static final int BATCH = 1000;
    private static final Duration CATCH_UP = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 50;
    private static final List<String> QUESTIONS = List.of(
            "",
            "&granularity=P1M",
            "&granularity=P1D",
            "&granularity=P1M&group_by=handler",
            "&group_by=handler,channel,language,topic,complexity");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Tandem tandem;

    Client(Tandem tandem) {
        this.tandem = tandem;
    }

    void register(String organisation) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(tandem.metricsUri().resolve("/v1/organisations/" + organisation))
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString("{\"timeZone\":\"Europe/Berlin\",\"simulated\":true}"))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    /** Sends the events, a line each, and wants every one accepted. */
    void post(List<String> events) throws IOException, InterruptedException {
        for (int from = 0; from < events.size(); from += BATCH) {
            List<String> batch = events.subList(from, Math.min(from + BATCH, events.size()));
            checkAccepted(batch, offer(batch));
        }
    }

    /** As {@link #post}, but what is answered with 503 is sent again, as the contract says; tells {@code refused} of each. */
    void postPatiently(List<String> events, int batchSize, Runnable refused) throws IOException, InterruptedException {
        for (int from = 0; from < events.size(); from += batchSize) {
            List<String> batch = events.subList(from, Math.min(from + batchSize, events.size()));
            HttpResponse<String> answer = offer(batch);
            while (answer.statusCode() == 503) {
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                refused.run();
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
                answer = offer(batch);
            }
            checkAccepted(batch, answer);
        }
    }

    /** Sends an article and wants it accepted. */
    void article(String url, String publishedAt, String text) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(
                        tandem.ingestUri().resolve("/v1/articles"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(Map.of(
                        "url", url, "publishedAt", publishedAt, "publisher", "Post", "language", "en", "text", text))))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    /** The newest claim of a kind about an organisation with that number; nothing while there is none. */
    JsonNode claim(String organisation, String kind, int value) throws IOException, InterruptedException {
        for (JsonNode claim : claims(organisation, kind)) {
            if (claim.path("value").asInt() == value) {
                return claim;
            }
        }
        return json.missingNode();
    }

    /** As {@link #claim}, once it is there. */
    JsonNode awaitClaim(String organisation, String kind, int value) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        JsonNode claim = claim(organisation, kind, value);
        while (claim.isMissingNode()) {
            assertThat(System.nanoTime())
                    .as("%s %s %d", organisation, kind, value)
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            claim = claim(organisation, kind, value);
        }
        return claim;
    }

    /** The newest claims of a kind about an organisation, at most 500. */
    JsonNode claims(String organisation, String kind) throws IOException, InterruptedException {
        return get("/v1/claims?organisation=%s&kind=%s&page%%5Bsize%%5D=500".formatted(organisation, kind))
                .path("claims");
    }

    /** Everything of a type in an organisation's timeline, at most 500 moments of all types being there. */
    List<JsonNode> timeline(String organisation, String type) throws IOException, InterruptedException {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode moment : get("/v1/timeline?organisation=%s&page%%5Bsize%%5D=500".formatted(organisation))
                .path("timeline")) {
            if (type.equals(moment.path("type").asText())) {
                found.add(moment);
            }
        }
        return found;
    }

    private HttpResponse<String> offer(List<String> batch) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(tandem.ingestUri().resolve("/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", batch)))
                .build());
    }

    private void checkAccepted(List<String> batch, HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode body = json.readTree(answer.body());
        assertThat(body.path("rejected")).isEmpty();
        assertThat(body.path("accepted").asInt()).isEqualTo(batch.size());
    }

    /** Returns when metrics-service has counted everything that was accepted, and knows what followed each fact. */
    void awaitCounted() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + CATCH_UP.toNanos();
        try (ConsumerLag lag = ConsumerLag.ofMetrics(tandem.bootstrapServers())) {
            while (lag.records() > 0) {
                assertThat(System.nanoTime()).as("counted in time").isLessThan(deadline);
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        }
        while (tandem.unsettled() > 0) {
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** Every row of every indicator under several questions, by question. */
    Map<String, JsonNode> rows(String organisation) throws IOException, InterruptedException {
        Map<String, JsonNode> rows = new LinkedHashMap<>();
        for (JsonNode definition : get("/v1/definitions").path("definitions")) {
            String indicator = definition.path("key").asText();
            boolean ofTheWhole = definition.path("groupBy").isEmpty();
            for (String question : QUESTIONS) {
                if (!ofTheWhole || !question.contains("group_by")) {
                    rows.put(indicator + question, rows(indicator, organisation, question));
                }
            }
        }
        return rows;
    }

    /** The only row of an indicator for the whole time. */
    JsonNode row(String indicator, String organisation) throws IOException, InterruptedException {
        JsonNode rows = rows(indicator, organisation, "");
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** What was refused of the organisation's events. */
    JsonNode rejected(String organisation) throws IOException, InterruptedException {
        return get("/v1/rejected?organisation=" + organisation).path("rejected");
    }

    private JsonNode rows(String indicator, String organisation, String question)
            throws IOException, InterruptedException {
        return get("/v1/indicators/%s?organisation=%s&from=%s&to=%s%s"
                        .formatted(indicator, organisation, Workload.FROM, Workload.TO, question))
                .path("rows");
    }

    /** How many episodes the report tells of now; 0 while it does not know the organisation. */
    int volume(String organisation) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask("/v1/indicators/volume?organisation=%s&from=%s&to=%s"
                .formatted(organisation, Workload.FROM, Workload.TO));
        return answer.statusCode() == 200
                ? json.readTree(answer.body())
                        .path("rows")
                        .path(0)
                        .path("value")
                        .asInt()
                : 0;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = ask(path);
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(tandem.reportUri().resolve(path))
                .header("Accept", "application/json")
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
