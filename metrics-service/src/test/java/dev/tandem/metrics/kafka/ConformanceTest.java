package dev.tandem.metrics.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.PickleTableRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs the scenarios in which CloudEvents says how events are read from Kafka. */
@EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCENARIOS = 3;

    @TestFactory
    Stream<DynamicTest> readsEventsAsTheProtocolBindingSays() throws IOException {
        Path feature = Path.of(System.getenv("TANDEM_CORPUS"), "cloudevents", "kafka-protocol-binding.feature");
        List<Pickle> scenarios = GherkinParser.builder()
                .build()
                .parse(feature)
                .map(Envelope::getPickle)
                .flatMap(Optional::stream)
                .toList();
        assertThat(scenarios).hasSizeGreaterThanOrEqualTo(SCENARIOS);
        return scenarios.stream()
                .map(scenario -> DynamicTest.dynamicTest(scenario.getName(), () -> run(scenario.getSteps())));
    }

    private static void run(List<PickleStep> steps) throws IOException {
        String payload = "";
        Map<String, String> headers = Map.of();
        RecordEnvelope read = read("", headers);
        for (PickleStep step : steps) {
            switch (step.getText()) {
                case "Kafka Protocol Binding is supported" -> {}
                case "a Kafka message with payload:" -> payload = text(step);
                case "Kafka headers:" -> headers = table(step);
                case "parsed as Kafka message" -> read = read(payload, headers);
                case "the attributes are:" -> assertThat(attributes(read)).isEqualTo(table(step));
                case "the data is equal to the following JSON:" ->
                    assertThat(JSON.readTree(data(read))).isEqualTo(JSON.readTree(text(step)));
                default -> throw new AssertionError("nothing is known of the step: " + step.getText());
            }
        }
        assertThat(read.flaws()).isEmpty();
    }

    private static RecordEnvelope read(String payload, Map<String, String> headers) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("tandem.metrics.v1", 0, 0, new byte[0], payload.getBytes(UTF_8));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return RecordEnvelope.of(record);
    }

    private static String data(RecordEnvelope read) {
        return new String(Objects.requireNonNull(read.bytes()), read.dataFrom(), read.dataLength(), UTF_8);
    }

    private static Map<String, String> attributes(RecordEnvelope read) {
        Map<String, String> attributes = new HashMap<>();
        put(attributes, "specversion", read.specversion());
        put(attributes, "id", read.id());
        put(attributes, "source", read.source());
        put(attributes, "type", read.type());
        put(attributes, "time", read.time());
        put(attributes, "subject", read.subject());
        put(attributes, "datacontenttype", read.dataContentType());
        return attributes;
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }

    private static String text(PickleStep step) {
        return step.getArgument().orElseThrow().getDocString().orElseThrow().getContent();
    }

    private static Map<String, String> table(PickleStep step) {
        List<PickleTableRow> rows =
                step.getArgument().orElseThrow().getDataTable().orElseThrow().getRows();
        Map<String, String> table = new HashMap<>();
        for (PickleTableRow row : rows.subList(1, rows.size())) {
            List<PickleTableCell> cells = row.getCells();
            table.put(cells.get(0).getValue(), cells.get(1).getValue());
        }
        return table;
    }
}
