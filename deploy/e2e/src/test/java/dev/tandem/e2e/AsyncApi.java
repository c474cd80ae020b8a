package dev.tandem.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The description of the topics, with the schemas that it refers to. */
final class AsyncApi {
    private static final Path FILE = Path.of("..", "..", "docs", "asyncapi.yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Schemas schemas;

    AsyncApi() throws IOException {
        document = new YAMLMapper().readTree(FILE.toFile());
        insertFiles(document);
        schemas = new Schemas(document);
    }

    /** Puts other files in the place of references to them. */
    private static void insertFiles(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String reference = member.getValue().path("$ref").asText("#");
                if (!reference.startsWith("#")) {
                    member.setValue(file(reference));
                }
            });
        }
        node.forEach(AsyncApi::insertFiles);
    }

    private static JsonNode file(String reference) {
        try {
            ObjectNode schema =
                    (ObjectNode) JSON.readTree(FILE.resolveSibling(reference).toFile());
            schema.remove(List.of("$schema", "$id"));
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A topic. */
    record Channel(String topic, JsonNode binding, List<JsonNode> messages) {}

    List<Channel> channels() {
        return StreamSupport.stream(document.path("channels").spliterator(), false)
                .map(channel -> new Channel(
                        channel.path("address").asText(),
                        channel.path("bindings").path("kafka"),
                        StreamSupport.stream(channel.path("messages").spliterator(), false)
                                .map(schemas::resolve)
                                .toList()))
                .toList();
    }

    /** What the document says against a record of the channel; empty when it is one of its messages. */
    List<String> objections(Channel channel, ConsumerRecord<byte[], byte[]> found) {
        ObjectNode headers = headers(found);
        List<JsonNode> fitting = channel.messages().stream()
                .filter(message ->
                        schemas.objections(message.path("headers"), headers).isEmpty())
                .toList();
        if (fitting.size() != 1) {
            return List.of(fitting.size() + " messages have such headers: " + headers);
        }
        JsonNode message = fitting.get(0);
        List<String> objections = new ArrayList<>();
        JsonNode key = schemas.resolve(message.path("bindings")).path("kafka").path("key");
        objections.addAll(schemas.objections(key, TextNode.valueOf(new String(found.key(), UTF_8))));
        try {
            JsonNode payload = JSON.readTree(found.value());
            objections.addAll(schemas.objections(message.path("payload"), payload));
            objections.addAll(undescribed(message.path("payload"), payload));
        } catch (IOException notJson) {
            objections.add("the value is not JSON");
        }
        objections.addAll(undescribed(message.path("headers"), headers));
        return objections;
    }

    /** Readers pass over members that they do not know, so schemas allow them; but none may be ours. */
    private List<String> undescribed(JsonNode schema, JsonNode value) {
        JsonNode described = schemas.resolve(schema.path("allOf").path(0));
        JsonNode members =
                described.isMissingNode() ? schemas.resolve(schema).path("properties") : described.path("properties");
        return value.properties().stream()
                .filter(member -> !members.has(member.getKey()))
                .map(member -> member.getKey() + " is not described")
                .toList();
    }

    static ObjectNode headers(ConsumerRecord<byte[], byte[]> found) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        for (Header header : found.headers()) {
            headers.put(header.key(), new String(header.value(), UTF_8));
        }
        return headers;
    }
}
