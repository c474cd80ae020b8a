package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/asyncapi.yaml says of topics and event types is what the code says; deploy/e2e holds it against a broker. */
class AsyncApiTest {
    private static final Path DOCUMENT = Path.of("../docs/asyncapi.yaml");

    private final JsonNode document;

    AsyncApiTest() throws IOException {
        document = new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    @Test
    void itIsOfTheVersionThatWeMean() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.path("info").path("title").asText()).isNotBlank();
        assertThat(document.path("info").path("version").asText()).isNotBlank();
    }

    @Test
    void everyTopicIsAChannelThatSomebodyTellsAndThereIsNoOther() {
        assertThat(document.path("channels"))
                .extracting(channel -> channel.path("address").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::topicName).toList());
        assertThat(document.path("operations"))
                .allSatisfy(operation ->
                        assertThat(operation.path("action").asText()).isEqualTo("send"))
                .extracting(operation ->
                        resolved(operation.path("channel")).path("address").asText())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Topic.values()).map(Topic::topicName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void aChannelHasTheSettingsOfItsTopic(Topic topic) {
        JsonNode binding = channel(topic).path("bindings").path("kafka");
        Map<String, String> settings = new HashMap<>();
        binding.path("topicConfiguration")
                .properties()
                .forEach(setting -> settings.put(setting.getKey(), text(setting.getValue())));

        assertThat(settings).isEqualTo(topic.configuration());
        assertThat(binding.path("topic").asText()).isEqualTo(topic.topicName());
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsAMessageOfItsTopicWithItsSchema(EventType type) throws IOException {
        List<JsonNode> named = messages(type.topic()).stream()
                .filter(message -> message.path("name").asText().equals(type.typeName()))
                .toList();

        assertThat(named).singleElement().satisfies(message -> {
            assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
                    .isEqualTo(type.typeName());
            Path schema =
                    DOCUMENT.resolveSibling(message.path("payload").path("$ref").asText());
            assertThat(Files.isSameFile(schema, Judge.SCHEMAS.resolve(type.typeName() + ".json")))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"METRICS", "ARTICLES"})
    void aTopicOfEventsHasNoMessageThatIsNoType(Topic topic) {
        assertThat(messages(topic))
                .extracting(message -> message.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(Stream.of(EventType.values())
                        .filter(type -> type.topic() == topic)
                        .map(EventType::typeName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void everyExampleIsAnAcceptableEvent(EventType type) throws IOException {
        Judge judge = new Judge();
        List<JsonNode> examples = messages(type.topic()).stream()
                .filter(message -> message.path("name").asText().equals(type.typeName()))
                .flatMap(message -> children(message.path("examples")))
                .toList();

        assertThat(examples).isNotEmpty();
        for (JsonNode example : examples) {
            byte[] payload = Judge.JSON.writeValueAsBytes(example.path("payload"));
            assertThat(judge.objections(type, payload)).isEmpty();
            assertThat(EventCodec.decode(type, payload)).isInstanceOf(Decoded.Valid.class);
            assertThat(example.path("headers").path("ce_type").asText()).isEqualTo(type.typeName());
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        List<String> references = new ArrayList<>();
        document.findValues("$ref").forEach(reference -> references.add(reference.asText()));

        assertThat(references).hasSizeGreaterThan(Topic.values().length).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(DOCUMENT.resolveSibling(reference)).isRegularFile();
            }
        });
    }

    private JsonNode channel(Topic topic) {
        return children(document.path("channels"))
                .filter(channel -> channel.path("address").asText().equals(topic.topicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel of " + topic.topicName()));
    }

    private List<JsonNode> messages(Topic topic) {
        return children(channel(topic).path("messages")).map(this::resolved).toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    /** As Kafka writes settings: a list with commas. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? children(value).map(JsonNode::asText).collect(Collectors.joining(","))
                : value.asText();
    }
}
