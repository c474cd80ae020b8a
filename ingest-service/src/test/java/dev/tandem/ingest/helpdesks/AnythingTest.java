package dev.tandem.ingest.helpdesks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.ingest.AnyInput;
import dev.tandem.ingest.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;

/** Whatever stands in a payload, it is taken, ignored or refused with a place that exists in it, and the same twice. */
class AnythingTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Vendor, List<String>> BY_VENDOR = Payloads.ALL.stream()
            .collect(Collectors.groupingBy(
                    Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "1E-999999999",
            "99999999999999999999999999999999",
            "1772352000",
            "1772352000.5",
            "\"\"",
            "\"2026-03-01T08:00:00Z\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"closed\"",
            "\"offered\"",
            "[]",
            "{}",
            "[[[]]]",
            "[null]",
            "{\"id\": {}}",
            "[{\"created_at\": 1}]");

    @AnyInput
    void anyPayloadOfZendeskIsAnswered(@ForAll long seed) throws IOException {
        check(Vendor.ZENDESK, new Random(seed));
    }

    @AnyInput
    void anyPayloadOfIntercomIsAnswered(@ForAll long seed) throws IOException {
        check(Vendor.INTERCOM, new Random(seed));
    }

    @AnyInput
    void anyPayloadOfChatwootIsAnswered(@ForAll long seed) throws IOException {
        check(Vendor.CHATWOOT, new Random(seed));
    }

    @AnyInput
    void anyPayloadOfFreshdeskIsAnswered(@ForAll long seed) throws IOException {
        check(Vendor.FRESHDESK, new Random(seed));
    }

    @AnyInput
    void anyPayloadOfZammadIsAnswered(@ForAll long seed) throws IOException {
        check(Vendor.ZAMMAD, new Random(seed));
    }

    /** One of three is damaged as text; the others have values replaced, taken away or moved, and some are taken twice. */
    private static void check(Vendor vendor, Random random) throws IOException {
        List<String> payloads = BY_VENDOR.getOrDefault(vendor, List.of());
        String sent = payloads.get(random.nextInt(payloads.size()));
        if (random.nextInt(3) == 0) {
            assertThat(Taken.of(vendor, Inputs.damaged(sent, random), Desks.SILENT)
                            .outcome())
                    .isNotNull();
            return;
        }
        JsonNode payload = JSON.readTree(sent);
        for (int i = random.nextInt(4); i >= 0; i--) {
            payload = changed(payload, random);
        }
        byte[] bytes = JSON.writeValueAsBytes(payload);
        Desks desks = random.nextBoolean() ? Desks.SILENT : Desks.SILENT.withBots("77");

        Taken taken = Taken.of(vendor, bytes, desks);

        if (random.nextInt(4) == 0) {
            assertThat(Taken.of(vendor, bytes, desks).events()).isEqualTo(taken.events());
        }
        for (HelpdeskOutcome.Rejected rejected : taken.receipt().rejected()) {
            assertThat(rejected.violations()).isNotEmpty();
            rejected.violations()
                    .forEach(violation -> assertThat(violation.reason()).isNotBlank());
        }
        assertThat(taken.receipt().accepted()).isEqualTo(taken.events().size());
    }

    @AnyInput
    void anyBytesAreAnswered(@ForAll("bytes") byte[] bytes, @ForAll Vendor vendor) {
        assertThat(Taken.of(vendor, bytes, Desks.SILENT).outcome()).isNotNull();
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        return Inputs.bytes(60);
    }

    /** The payload with one value somewhere in it replaced, taken away or moved. */
    private static JsonNode changed(JsonNode payload, Random random) throws IOException {
        List<JsonNode> holders = new ArrayList<>();
        collect(payload, holders);
        if (holders.isEmpty()) {
            return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        }
        JsonNode holder = holders.get(random.nextInt(holders.size()));
        JsonNode value = random.nextInt(4) == 0
                ? holders.get(random.nextInt(holders.size())).deepCopy()
                : JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
        if (holder instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, value);
            }
        } else if (holder instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), value);
        }
        return payload;
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }
}
