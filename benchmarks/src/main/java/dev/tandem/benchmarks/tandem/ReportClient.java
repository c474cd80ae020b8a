package dev.tandem.benchmarks.tandem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Asks report-service what anybody can ask. */
final class ReportClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI service;

    ReportClient(URI service) {
        this.service = service;
    }

    /** The rows of an answer. */
    JsonNode rows(String address) throws IOException, InterruptedException {
        return json.readTree(bytes(address)).path("rows");
    }

    /**
     * The body of an answer.
     *
     * @throws IOException when it is not 200
     */
    byte[] bytes(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(address))
                .header("Accept", "application/json")
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("%d for %s: %s"
                    .formatted(answer.statusCode(), address, new String(answer.body(), StandardCharsets.UTF_8)));
        }
        return answer.body();
    }

    /** Asks as a browser does that has the answer already; what comes is the answer's tag. */
    String again(String address, String tag) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(address))
                .header("Accept", "application/json")
                .header("If-None-Match", tag)
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 && answer.statusCode() != 304) {
            throw new IOException("%d for %s".formatted(answer.statusCode(), address));
        }
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    /** Whether the service knows an indicator. */
    boolean knows(String indicator) throws IOException, InterruptedException {
        for (JsonNode definition : json.readTree(bytes("/v1/definitions")).path("definitions")) {
            if (definition.path("key").asText().equals(indicator)) {
                return true;
            }
        }
        return false;
    }
}
