package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.ingest.Draft;
import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.PickleTableRow;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.jaxrs.HttpHeadersImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Runs the scenarios in which CloudEvents says how events are read from HTTP. */
@EnabledIfEnvironmentVariable(named = "TANDEM_CORPUS", matches = ".+")
class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SCENARIOS = 4;

    @TestFactory
    Stream<DynamicTest> readsEventsAsTheProtocolBindingSays() throws IOException {
        Path feature = Path.of(System.getenv("TANDEM_CORPUS"), "cloudevents", "http-protocol-binding.feature");
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
        List<Draft> drafts = new ArrayList<>();
        String request = "";
        for (PickleStep step : steps) {
            switch (step.getText()) {
                case "HTTP Protocol Binding is supported" -> {}
                case "an HTTP request" -> request = text(step);
                case "parsed as HTTP request" -> drafts.addAll(read(request));
                case "the attributes are:" ->
                    assertThat(attributes(event(drafts).envelope())).isEqualTo(table(step));
                case "the data is equal to the following JSON:" ->
                    assertThat(JSON.readTree(data(event(drafts)))).isEqualTo(JSON.readTree(text(step)));
                default -> throw new AssertionError("nothing is known of the step: " + step.getText());
            }
        }
        assertThat(event(drafts).flaws()).isEmpty();
    }

    private static List<Draft> read(String request) throws IOException {
        int body = request.indexOf("\n\n");
        List<Map.Entry<String, String>> lines = request.substring(0, body)
                .lines()
                .skip(1)
                .map(line -> line.split(":", 2))
                .map(line -> Map.entry(line[0], line[1].strip()))
                .toList();
        HttpHeaders headers = new HttpHeadersImpl(lines);
        return List.copyOf(EventsResource.read(
                ContentType.of(headers), request.substring(body + 2).getBytes(UTF_8), headers, 1));
    }

    private static Draft.Enveloped event(List<Draft> drafts) {
        assertThat(drafts).singleElement().isInstanceOf(Draft.Enveloped.class);
        return (Draft.Enveloped) drafts.get(0);
    }

    private static String data(Draft.Enveloped event) {
        return new String(event.bytes(), event.offset(), event.length(), UTF_8);
    }

    private static Map<String, String> attributes(Draft.Envelope envelope) {
        Map<String, String> attributes = new HashMap<>();
        put(attributes, "specversion", envelope.specversion());
        put(attributes, "id", envelope.id());
        put(attributes, "source", envelope.source());
        put(attributes, "type", envelope.type());
        put(attributes, "time", envelope.time());
        put(attributes, "subject", envelope.subject());
        put(attributes, "datacontenttype", envelope.dataContentType());
        put(attributes, "dataschema", envelope.dataSchema());
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
