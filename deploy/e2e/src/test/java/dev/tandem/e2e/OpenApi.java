package dev.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.e2e.Routes.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The description of a service's calls, as the service gives it. */
final class OpenApi {
    static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH");

    private final JsonNode document;
    private final Schemas schemas;

    OpenApi(String json) throws IOException {
        document = new ObjectMapper().readTree(json);
        schemas = new Schemas(document);
    }

    JsonNode document() {
        return document;
    }

    Schemas schemas() {
        return schemas;
    }

    /** One method of one path. */
    record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(member -> {
                    String method = member.getKey().toUpperCase(Locale.ROOT);
                    if (METHODS.contains(method)) {
                        operations.add(new Operation(
                                method,
                                path.getKey(),
                                member.getValue(),
                                parameters(path.getValue(), member.getValue())));
                    }
                }));
        return operations;
    }

    /** What is described for an address; it may be one of several paths. */
    Set<String> methods(String address) {
        return operations().stream()
                .filter(operation -> address.matches(operation.path().replaceAll("\\{[^}]*}", "[^/]+")))
                .map(Operation::method)
                .collect(Collectors.toSet());
    }

    private List<JsonNode> parameters(JsonNode path, JsonNode operation) {
        return Stream.of(path, operation)
                .flatMap(node -> StreamSupport.stream(node.path("parameters").spliterator(), false))
                .map(schemas::resolve)
                .toList();
    }

    /** Method, path and what is answered when all is well. */
    Route route(Operation operation) {
        Set<String> produced = new TreeSet<>();
        operation.node().path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                schemas.resolve(response.getValue())
                        .path("content")
                        .fieldNames()
                        .forEachRemaining(produced::add);
            }
        });
        return new Route(operation.method(), operation.path(), produced);
    }
}
