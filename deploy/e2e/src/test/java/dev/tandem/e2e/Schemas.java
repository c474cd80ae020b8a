package dev.tandem.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.IdentityHashMap;
import java.util.List;

/** Judges JSON by the schemas of one document, as JSON Schema 2020-12 says. */
final class Schemas {
    private static final String COMPONENTS = "components";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig AS_THE_STANDARD_SAYS = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .losslessNarrowing(true) // 1.0 is an integer
            .build();

    private final JsonNode document;
    private final IdentityHashMap<JsonNode, JsonSchema> compiled = new IdentityHashMap<>();

    Schemas(JsonNode document) {
        this.document = document;
    }

    /** The node itself, or what it refers to. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? resolve(document.at(node.path("$ref").asText().substring(1))) : node;
    }

    /** What a schema of the document says against a value; empty when it accepts it. */
    List<String> objections(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /** What the standard says against a schema itself. */
    static List<String> objections(JsonNode schema) {
        return FACTORY
                .getSchema(com.networknt.schema.SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()))
                .validate(schema)
                .stream()
                .map(Object::toString)
                .toList();
    }

    /** With the document's components beside it, where its references lead. */
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set(COMPONENTS, document.path(COMPONENTS));
        return FACTORY.getSchema(whole, AS_THE_STANDARD_SAYS);
    }
}
