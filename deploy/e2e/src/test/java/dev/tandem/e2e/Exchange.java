package dev.tandem.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.e2e.OpenApi.Operation;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is sent and what is answered in one example: everything in an operation that has the same name, and the examples
 * of parameters that have none.
 *
 * @param answer the response, resolved
 * @param mediaType of the answer; null where it has no body
 */
record Exchange(
        OpenApi api,
        Operation operation,
        String name,
        int status,
        JsonNode answer,
        @Nullable String mediaType) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EXAMPLES = "examples";
    private static final String CONTENT = "content";

    static List<Exchange> of(OpenApi api, Operation operation) {
        List<Exchange> exchanges = new ArrayList<>();
        operation.node().path("responses").properties().forEach(response -> {
            JsonNode answer = api.schemas().resolve(response.getValue());
            int status = Integer.parseInt(response.getKey());
            answer.path("x-examples")
                    .forEach(name -> exchanges.add(new Exchange(api, operation, name.asText(), status, answer, null)));
            answer.path(CONTENT).properties().forEach(body -> body.getValue()
                    .path(EXAMPLES)
                    .fieldNames()
                    .forEachRemaining(
                            name -> exchanges.add(new Exchange(api, operation, name, status, answer, body.getKey()))));
        });
        return exchanges;
    }

    /** Names of examples of bodies that nothing is answered to. */
    static Set<String> unanswered(OpenApi api, Operation operation) {
        Set<String> names = new LinkedHashSet<>();
        bodies(operation)
                .forEach(body -> body.getValue().path(EXAMPLES).fieldNames().forEachRemaining(names::add));
        of(api, operation).forEach(exchange -> names.remove(exchange.name()));
        return names;
    }

    private static Iterable<Map.Entry<String, JsonNode>> bodies(Operation operation) {
        return operation.node().path("requestBody").path(CONTENT).properties();
    }

    boolean succeeds() {
        return status < 300;
    }

    /** The schema of the answer. */
    JsonNode schema() {
        return answer.path(CONTENT).path(String.valueOf(mediaType)).path("schema");
    }

    /** The answer that the document shows. */
    JsonNode shown() {
        return answer.path(CONTENT)
                .path(String.valueOf(mediaType))
                .path(EXAMPLES)
                .path(name)
                .path("value");
    }

    static boolean isJson(@Nullable String mediaType) {
        return mediaType != null && (mediaType.equals("application/json") || mediaType.endsWith("+json"));
    }

    /** What the document's own schemas say against what is sent. */
    List<String> objectionsToRequest() {
        List<String> objections = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            JsonNode value = value(parameter);
            if (value != null) {
                objections.addAll(api.schemas().objections(parameter.path("schema"), value));
            } else if (parameter.path("required").asBoolean()) {
                objections.add(parameter.path("name").asText() + " is required and has no value");
            }
        }
        for (Map.Entry<String, JsonNode> body : bodies(operation)) {
            JsonNode example = body.getValue().path(EXAMPLES).path(name);
            if (!example.isMissingNode()) {
                objections.addAll(api.schemas().objections(body.getValue().path("schema"), example.path("value")));
            }
        }
        return objections;
    }

    /** Where it is sent, with the query. */
    URI address(URI service) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters()) {
            JsonNode value = value(parameter);
            String parameterName = parameter.path("name").asText();
            if (value != null && in(parameter, "path")) {
                path = path.replace("{" + parameterName + "}", encoded(value.asText()));
            } else if (value != null && in(parameter, "query")) {
                query.addAll(written(parameterName, value));
            }
        }
        return service.resolve(query.isEmpty() ? path : path + "?" + String.join("&", query));
    }

    /** As OpenAPI's styles form without explode and deepObject have it. */
    private static List<String> written(String name, JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(member -> encoded(name + "[" + member.getKey() + "]") + "="
                            + encoded(member.getValue().asText()))
                    .toList();
        }
        String text = value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .map(Exchange::encoded)
                        .collect(Collectors.joining(","))
                : encoded(value.asText());
        return List.of(encoded(name) + "=" + text);
    }

    HttpRequest request(URI service) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(service));
        for (JsonNode parameter : operation.parameters()) {
            JsonNode value = value(parameter);
            if (value != null && in(parameter, "header")) {
                request.header(parameter.path("name").asText(), value.asText());
            }
        }
        if (succeeds() && mediaType != null) {
            request.header("Accept", mediaType);
        }
        for (Map.Entry<String, JsonNode> body : bodies(operation)) {
            JsonNode example = body.getValue().path(EXAMPLES).path(name);
            if (!example.isMissingNode()) {
                return request.header("Content-Type", body.getKey())
                        .method(operation.method(), BodyPublishers.ofString(text(body.getKey(), example.path("value"))))
                        .build();
            }
        }
        return request.method(operation.method(), BodyPublishers.noBody()).build();
    }

    private static String text(String mediaType, JsonNode value) {
        try {
            return isJson(mediaType) ? JSON.writeValueAsString(value) : value.asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean in(JsonNode parameter, String place) {
        return parameter.path("in").asText().equals(place);
    }

    /** The value of a parameter in this example; null where it is left out. */
    private @Nullable JsonNode value(JsonNode parameter) {
        JsonNode named = parameter.path(EXAMPLES).path(name);
        return named.isMissingNode() ? parameter.get("example") : named.get("value");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return operation + " " + name + " -> " + status;
    }
}
