package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.local.Options;
import dev.tandem.local.Ports;
import dev.tandem.local.Service;
import dev.tandem.local.Tandem;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
        Map<Service, Map<String, String>> environment =
                Map.of(Service.METRICS, Map.of("TANDEM_METRICS_CHECKS_EVERY", "1S"));
        tandem = Tandem.start(
                new Options(data.resolve("data"), Path.of("..", ".."), Ports.free(), environment, System.out::println));
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
    void articlesBecomeClaimsThatContradictEachOtherOnRestAndOnTheTopic() throws Exception {
        client.article("https://news.example/one", "2025-03-03T08:00:00Z", reach(30, 12));
        client.article("https://news.example/two", "2025-03-04T08:00:00Z", reach(12, 30));
        long deadline = System.nanoTime() + Duration.ofMinutes(3).toNanos();

        JsonNode first = client.claim("Fjordbank", "languages", 30);
        JsonNode later = client.claim("Fjordbank", "languages", 12);
        while (first.path("contradicts").isEmpty() || later.path("contradicts").isEmpty()) {
            assertThat(System.nanoTime()).as("%s %s", first, later).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
            first = client.claim("Fjordbank", "languages", 30);
            later = client.claim("Fjordbank", "languages", 12);
        }

        String sentence = first.path("evidence").path("sentence").asText();
        int start = first.path("evidence").path("start").asInt();
        assertThat(reach(30, 12).substring(start, start + sentence.length())).isEqualTo(sentence);
        assertThat(first.path("article").path("url").asText()).isEqualTo("https://news.example/one");
        assertThat(later.path("article").path("url").asText()).isEqualTo("https://news.example/two");
        assertThat(first.path("contradicts")).contains(later.path("id"));
        assertThat(later.path("contradicts")).contains(first.path("id"));
        JsonNode published = PublishedClaims.await(
                tandem.bootstrapServers(), first.path("id").asText(), claim -> !claim.path("contradicts")
                        .isEmpty());
        assertThat(published.path("contradicts")).contains(later.path("id"));
        assertThat(published.path("evidence")).isEqualTo(first.path("evidence"));
        assertThat(published.path("withdrawn").asBoolean()).isFalse();
    }

    @Test
    void whatOwnNumbersSayAboutAClaimIsToldWhenItTurns() throws Exception {
        client.register("turnbank");
        client.article("https://news.example/turnbank", "2025-04-28T08:00:00Z", """
                Turnbank has launched an AI assistant for its customers.

                At Turnbank a customer's request is now resolved in 15 hours on average.""");
        String id = client.awaitClaim("turnbank", "resolution_time", 54_000)
                .path("id")
                .asText();
        JsonNode first = PublishedClaims.await(tandem.bootstrapServers(), id, claim -> claim.has("check"));

        // all of them closed: while one is open, its numbers may still change, and nothing is said
        client.post(
                IntStream.range(0, 300).mapToObj(EndToEndIT::resolvedInSeconds).toList());
        JsonNode turned = PublishedClaims.await(
                tandem.bootstrapServers(), id, claim -> claim.path("check").has("before"));

        assertThat(first.path("check").path("answer").asText()).isEqualTo("cannot_tell");
        assertThat(first.path("check").path("measured").path("reason").asText()).isEqualTo("no_data");
        assertThat(turned.path("check").path("before").asText()).isEqualTo("cannot_tell");
        assertThat(turned.path("check").path("answer").asText()).isEqualTo("contradicted");
        assertThat(turned.path("check").path("measured").path("high").asDouble())
                .isLessThan(54_000);
        assertThat(client.timeline("turnbank", "check")
                        .get(0)
                        .path("check")
                        .path("claim")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void everyArticleIsReadOnceWhenMetricsServiceIsKilledMidway() throws Exception {
        for (int i = 1; i <= 40; i++) {
            if (i == 20) {
                tandem.kill(Service.METRICS);
            }
            client.article(
                    "https://news.example/killed/" + i,
                    "2025-04-28T08:00:00Z",
                    "Killbank has launched an AI assistant.\n\nKillbank's AI assistant speaks " + (i + 20)
                            + " languages.");
        }
        tandem.awaitReady(Duration.ofMinutes(2));

        for (int i = 1; i <= 40; i++) {
            client.awaitClaim("killbank", "languages", i + 20);
        }
        assertThat(client.claims("killbank", "languages")).hasSize(40);
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

    private static String resolvedInSeconds(int number) {
        return ("{\"specversion\": \"1.0\", \"type\": \"tandem.episode.v1\", \"id\": \"t%1$d\","
                        + " \"source\": \"urn:example:turnbank\", \"data\": {\"organisation\": \"turnbank\","
                        + " \"episode\": \"t%1$d\", \"channel\": \"chat\", \"startedAt\": \"2025-04-10T09:00:00Z\","
                        + " \"aiAnsweredAt\": \"2025-04-10T09:00:01Z\", \"resolvedAt\": \"2025-04-10T09:00:%2$dZ\","
                        + " \"updatedAt\": \"2025-04-10T09:00:%2$dZ\", \"resolution\": \"confirmed\"}}")
                .formatted(number, 10 + number % 50);
    }

    private static String reach(int languages, int countries) {
        return """
                Fjordbank has launched an AI assistant for its customers.

                Fjordbank's AI assistant speaks %1$d languages in %2$d countries. Customers can reach it by chat.

                Fjordbank offers the assistant in %1$d languages and in %2$d countries.""".formatted(languages, countries);
    }

    @Test
    void importsEveryRowOnceWhenIngestServiceIsKilledMidway() throws Exception {
        int rows = 20_000;
        while (!isKilledMidway("imported-" + rows, rows)) {
            // it was through before
            rows *= 2;
        }
        String organisation = "imported-" + rows;
        tandem.awaitReady(Duration.ofMinutes(2));

        HttpResponse<String> answer = new PatientHttp().send(importOf(organisation, rows));

        JsonNode counts = new ObjectMapper().readTree(answer.body());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(counts.path("accepted").asInt()).isEqualTo(rows);
        assertThat(counts.path("alreadySafe").asInt()).isBetween(1000, rows);
        Set<String> keys = new HashSet<>();
        try (Log log = new Log(tandem.bootstrapServers())) {
            log.everything("tandem.metrics.v1", found -> keys.add(new String(found.key(), UTF_8)));
        }
        assertThat(keys.stream().filter(key -> key.startsWith(organisation + "\u001f")))
                .hasSize(rows);
        client.awaitCounted();
        assertThat(client.volume(organisation)).isEqualTo(rows);
    }

    /** Kills ingest-service when two thousand rows are safe; false when the import had ended before. */
    private boolean isKilledMidway(String organisation, int rows) throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        CompletableFuture<?> imported =
                http.sendAsync(importOf(organisation, rows), HttpResponse.BodyHandlers.ofString());
        HttpRequest running = HttpRequest.newBuilder(tandem.ingestUri().resolve("/v1/imports/running"))
                .build();
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!imported.isDone()) {
            String body =
                    http.send(running, HttpResponse.BodyHandlers.ofString()).body();
            if (new ObjectMapper()
                            .readTree(body)
                            .path("imports")
                            .path(0)
                            .path("safe")
                            .asInt()
                    >= 2000) {
                tandem.kill(Service.INGEST);
                break;
            }
            assertThat(System.nanoTime()).as(body).isLessThan(deadline);
        }
        try {
            imported.get(2, TimeUnit.MINUTES);
            return false;
        } catch (ExecutionException killed) {
            return true;
        }
    }

    private HttpRequest importOf(String organisation, int rows) {
        StringBuilder file = new StringBuilder("Call Id,Agent,Date,Time,Topic,Answered (Y/N),Resolved,"
                + "Speed of answer in seconds,AvgTalkDuration,Satisfaction rating\n");
        for (int row = 1; row <= rows; row++) {
            file.append('C').append(row).append(",A,2025-03-31,09:00:00,Billing,N,N,,,\n");
        }
        return HttpRequest.newBuilder(
                        tandem.ingestUri().resolve("/v1/imports/call-centre?organisation=" + organisation))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(file.toString()))
                .build();
    }
}
