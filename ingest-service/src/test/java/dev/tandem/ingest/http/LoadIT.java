package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.events.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More than there is memory for is answered 503, what was answered 202 is on the topic, and then all goes on. */
@QuarkusTest
@QuarkusTestResource(Broker.class)
@TestProfile(LoadIT.Tiny.class)
class LoadIT {
    private static final int EVENTS = 200;
    private static final int AT_ONCE = 64;
    /** As many items as a request may have. */
    private static final int MOST_ITEMS = 10_000;

    private static final int ALL = 16 << 20;
    /** More than waits in sockets: when it is written, the service has begun to read it. */
    private static final int BEGIN = 14 << 20;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Memory for the body of one large request, and next to none for what is on its way to Kafka. */
    public static class Tiny implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tandem.ingest.http.max-request-bytes",
                    Integer.toString(ALL),
                    "tandem.ingest.http.max-bytes-in-flight",
                    Integer.toString(ALL),
                    "tandem.ingest.http.patience",
                    "1S",
                    "tandem.ingest.kafka.max-bytes-in-flight",
                    "65536");
        }
    }

    @Test
    void answers503WhileAnotherHoldsTheMemoryAndGoesOnAfterwards() throws Exception {
        List<String> accepted = new ArrayList<>();
        try (Written written = Written.fromNowOn(Topic.METRICS);
                Socket slow = new Socket("localhost", RestAssured.port)) {
            byte[] body = body("slow");
            OutputStream out = slow.getOutputStream();
            out.write(head(ALL));
            out.write(blanks(BEGIN));
            out.flush();

            HttpResponse<String> refused = until(503, "before", accepted);

            assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.body()).contains("\"type\":\"https://tandem.dev/problems/service-unavailable\"");

            out.write(blanks(ALL - BEGIN - body.length));
            out.write(body);
            out.flush();
            assertThat(new BufferedReader(new InputStreamReader(slow.getInputStream(), US_ASCII)).readLine())
                    .startsWith("HTTP/1.1 202");
            accepted.addAll(ids("slow"));
            until(202, "after", accepted);

            assertThat(written(written, accepted)).containsExactlyInAnyOrderElementsOf(accepted);
        }
    }

    @Test
    void hasWrittenOnceWhatItAnswered202WhenManySendMoreThanItHolds() throws Exception {
        try (Written written = Written.fromNowOn(Topic.METRICS)) {
            List<String> accepted = Collections.synchronizedList(new ArrayList<>());
            List<CompletableFuture<Void>> all = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> http.sendAsync(request("many" + i), HttpResponse.BodyHandlers.ofString())
                            .thenAccept(answer -> {
                                assertThat(answer.statusCode()).isIn(202, 503);
                                assertThat(answer.headers()
                                                .firstValue("Retry-After")
                                                .isPresent())
                                        .isEqualTo(answer.statusCode() == 503);
                                accepted.addAll(answer.statusCode() == 202 ? ids("many" + i) : List.of());
                            }))
                    .toList();
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new)).join();
            until(202, "after-many", accepted);

            assertThat(written(written, accepted)).containsExactlyInAnyOrderElementsOf(accepted);
        }
    }

    @Test
    void answers503ToAPayloadAboutWhichThereIsMoreToSayThanThereIsMemoryForAndTakesSmallerOnes() throws Exception {
        String ticket = "{\"id\":[],\"status\":7,\"created_at\":{},\"updated_at\":{}}";
        String all = "[" + (ticket + ",").repeat(MOST_ITEMS - 1) + ticket + "]";

        HttpResponse<String> refused = http.send(payload(all), HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("2");
        HttpResponse<String> taken = http.send(payload("[" + ticket + "]"), HttpResponse.BodyHandlers.ofString());
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("\"index\":0");
    }

    private static HttpRequest payload(String json) {
        return HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + "/v1/helpdesks/zendesk?organisation=acme"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    /** Sends until that is the answer; the ids of what is accepted meanwhile are added. */
    private HttpResponse<String> until(int status, String name, List<String> accepted)
            throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        for (int i = 0; Instant.now().isBefore(deadline); i++) {
            HttpResponse<String> answer = http.send(request(name + i), HttpResponse.BodyHandlers.ofString());
            accepted.addAll(answer.statusCode() == 202 ? ids(name + i) : List.of());
            if (answer.statusCode() == status) {
                return answer;
            }
        }
        throw new AssertionError("no answer " + status);
    }

    private static HttpRequest request(String name) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/events"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(name)))
                .build();
    }

    private static byte[] blanks(int length) {
        byte[] blanks = new byte[length];
        Arrays.fill(blanks, (byte) '\n');
        return blanks;
    }

    private static byte[] head(int length) {
        return ("POST /v1/events HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nContent-Length: " + length
                        + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    private static byte[] body(String name) {
        return ids(name).stream()
                .map(Samples::episode)
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    private static List<String> ids(String name) {
        return IntStream.range(0, EVENTS).mapToObj(i -> name + "-" + i).toList();
    }

    /** Those of these ids that are on the topic, as often as they are, once all of them are; there may be others. */
    private static List<String> written(Written written, List<String> accepted) {
        List<String> ids = new ArrayList<>();
        Set<String> wanted = Set.copyOf(accepted);
        Set<String> missing = new HashSet<>(wanted);
        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        while (!missing.isEmpty() && Instant.now().isBefore(deadline)) {
            for (var message : written.take(1)) {
                String id = Written.header(message, "ce_id");
                missing.remove(id);
                if (wanted.contains(id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }
}
