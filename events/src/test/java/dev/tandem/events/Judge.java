package dev.tandem.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An interpreter of the published schemas that is not ours. */
final class Judge {
    static final Path SCHEMAS = Path.of("src/main/resources/dev/tandem/events/schemas");
    static final ObjectMapper JSON =
            new ObjectMapper(EventCodec.json()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final SchemaValidatorsConfig AS_THE_STANDARD_SAYS = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .losslessNarrowing(true) // 1.0 is an integer
            .build();

    private final Map<EventType, JsonSchema> schemas = new EnumMap<>(EventType.class);

    Judge() throws IOException {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        for (EventType type : EventType.values()) {
            JsonNode schema = JSON.readTree(Files.readAllBytes(SCHEMAS.resolve(type.typeName() + ".json")));
            schemas.put(type, factory.getSchema(schema, AS_THE_STANDARD_SAYS));
        }
    }

    /** What the schema says against these bytes; empty when it accepts them. */
    List<String> objections(EventType type, byte[] bytes) throws IOException {
        try {
            JsonSchema schema = schemas.get(type);
            if (schema == null) {
                throw new AssertionError("no schema of " + type);
            }
            return schema.validate(JSON.readTree(bytes)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JsonProcessingException notJson) {
            return List.of("is not JSON");
        }
    }
}
