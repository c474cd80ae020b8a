package dev.tandem.metrics.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.metrics.ledger.Checked;
import dev.tandem.metrics.ledger.Checked.Answer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** report-service's {@code GET /v1/claims}, of which the checks are read. */
@Singleton
class ReportService {
    private static final int AT_ONCE = 200;

    /** Its reason while facts are counted anew: that is about us, and says nothing of the claim. */
    private static final String UNFINISHED = "definition_unfinished";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Duration timeout;
    private final HttpClient client;

    ReportService(ObjectMapper json, ChecksConfig config) {
        this.json = json;
        this.timeout = config.timeout();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /**
     * Some of the checks of an organisation's claims.
     *
     * @param next where the next begin; null at the end
     */
    record Page(List<Checked> checked, @Nullable String next) {}

    /**
     * What own numbers say about an organisation's claims.
     *
     * @param organisation its key
     * @param after the {@code next} of the page before; null for the first
     * @throws ReportUnavailableException when it does not answer, or not with claims
     */
    Page checks(URI report, String organisation, @Nullable String after) throws ReportUnavailableException {
        String page = after == null ? "" : "&page%5Bafter%5D=" + URLEncoder.encode(after, UTF_8);
        URI address = report.resolve("/v1/claims?organisation=" + URLEncoder.encode(organisation, UTF_8)
                + "&page%5Bsize%5D=" + AT_ONCE + page);
        JsonNode answer = ask(address);
        List<Checked> checked = new ArrayList<>();
        for (JsonNode claim : answer.path("claims")) {
            JsonNode check = claim.path("check");
            for (Answer said : Answer.values()) {
                if (said.wireName().equals(check.path("answer").asText())
                        && !UNFINISHED.equals(check.path("reason").asText())) {
                    checked.add(new Checked(claim.path("id").asText(), said, measured((ObjectNode) check)));
                }
            }
        }
        return new Page(checked, answer.path("next").textValue());
    }

    private Map<String, Object> measured(ObjectNode check) {
        ObjectNode measured = check.deepCopy();
        measured.remove("answer");
        measured.properties().removeIf(member -> member.getValue().isNull());
        return json.convertValue(measured, OBJECT);
    }

    private JsonNode ask(URI address) throws ReportUnavailableException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .GET()
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            // the request's own time limit would end with the head of the answer
            HttpResponse<byte[]> answer = asked.get(timeout.toMillis(), MILLISECONDS);
            JsonNode body = answer.statusCode() == 200 ? json.readTree(answer.body()) : json.nullNode();
            if (!body.path("claims").isArray()) {
                throw new ReportUnavailableException("it answers " + answer.statusCode() + " without claims");
            }
            return body;
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw new ReportUnavailableException("it does not answer in " + timeout.toMillis() + " ms");
        } catch (ExecutionException | IOException e) {
            throw new ReportUnavailableException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new ReportUnavailableException("this service stops");
        }
    }
}
