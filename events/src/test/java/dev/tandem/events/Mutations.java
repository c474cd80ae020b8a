package dev.tandem.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Samples with one or two things done to them that a sender may do; the same ones for the same seed. */
final class Mutations {
    private static final List<String> OTHER_KINDS =
            List.of("null", "true", "false", "0", "1", "\"\"", "\"1\"", "\"true\"", "[]", "{}", "[null]", "[[]]");
    /** No exponents beyond a double: the interpreter of schemas takes them for others, or forever. */
    private static final List<String> NUMBERS = List.of(
            "-1",
            "-0",
            "-0.0",
            "0.0",
            "1.0",
            "2.5",
            "1e1",
            "1e3",
            "1E+1",
            "10e-1",
            "1.5e1",
            "5",
            "7",
            "10",
            "11",
            "100",
            "100.0000001",
            "101",
            "1000",
            "1001",
            "3.2e7",
            "32000000.5",
            "1e7",
            "10000001",
            "-1e7",
            "-10000001",
            "1e10",
            "1e15",
            "-1e15",
            "1e16",
            "9007199254740993",
            "99999999999999999999",
            "0.1234567890123456789012345678901234567890123456789");

    private static final List<String> TIMES = List.of(
            "2025-03-01T10:00:00Z",
            "2025-03-01T10:00:00z",
            "2025-03-01t10:00:00Z",
            "2025-03-01 10:00:00Z",
            "2025-03-01T10:00:00",
            "2025-03-01T10:00Z",
            "2025-03-01",
            "2025-02-30T00:00:00Z",
            "2025-02-29T00:00:00Z",
            "2024-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2000-02-29T00:00:00Z",
            "2025-04-31T00:00:00Z",
            "2025-13-01T00:00:00Z",
            "2025-00-10T00:00:00Z",
            "2025-01-00T00:00:00Z",
            "2025-01-32T00:00:00Z",
            "2025-01-01T24:00:00Z",
            "2025-01-01T23:60:00Z",
            "2025-01-01T00:00:60Z",
            "2016-12-31T23:59:60Z",
            "2017-01-01T00:59:60+01:00",
            "2025-01-01T00:00:00+25:00",
            "2025-01-01T00:00:00+24:00",
            "2025-01-01T00:00:00+23:59",
            "2025-01-01T00:00:00-23:59",
            "2025-01-01T00:00:00+18:00",
            "2025-01-01T00:00:00+18:01",
            "2025-01-01T00:00:00+01:60",
            "2025-01-01T00:00:00-00:00",
            "2025-01-01T00:00:00+0100",
            "2025-01-01T00:00:00+01",
            "2025-01-01T00:00:00Z+01:00",
            "2025-01-01T00:00:00.Z",
            "2025-01-01T00:00:00.+01:00",
            "2025-01-01T00:00:00,5Z",
            "0000-01-01T00:00:00Z",
            "0001-01-01T00:00:00Z",
            "0001-01-01T00:00:00+00:01",
            "0001-01-01T12:00:00-00:01",
            "0001-01-02T00:00:00+23:59",
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59-00:01",
            "9999-12-31T00:00:00+00:01",
            "9999-12-30T23:59:59-23:59",
            "10000-01-01T00:00:00Z",
            "+2025-01-01T00:00:00Z",
            "-2025-01-01T00:00:00Z",
            "2025-01-01T00:00:00Z ",
            " 2025-01-01T00:00:00Z",
            "2025-01-01T00:00:00Z\\n",
            "２０２５-01-01T00:00:00Z",
            "2025-01-01T00:00:00+٠1:00",
            "2025-01-01T00:00:00Z[UTC]",
            "1740823200",
            "2025-W09-6",
            "2025-060");
    private static final List<String> DAYS = List.of(
            "2025-01-31",
            "2025-02-29",
            "2024-02-29",
            "2025-02-30",
            "2025-04-31",
            "2025-1-1",
            "2025-13-01",
            "0000-01-01",
            "0001-01-01",
            "9999-12-31",
            "10000-01-01",
            "20250101",
            "2025-01-01Z",
            "2025-01-01\\n",
            "2025-01-01T00:00:00Z");
    private static final List<String> TEXTS = List.of(
            " ",
            "a",
            "\\u0000",
            "a\\u001f",
            "a\\nb",
            "a\\r",
            "\\t",
            "\\u007f",
            "\\u0085",
            "\\u2028",
            "\\ufeff",
            "\\ufffe",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\ude00",
            "\\ude00\\ud83d",
            "\\ud83d\\ud83d\\ude00",
            "a\\ud83d",
            "\\ud83da",
            "ä",
            "😀",
            "EUR",
            "eur",
            "EU",
            "EURO",
            "EUR\\n",
            "\\nEUR",
            "ÄÖÜ",
            "csat",
            "nps",
            "ces",
            "CSAT",
            "csat ",
            "ai",
            "AI",
            "hybrid",
            "none",
            "confirmed",
            "first_reply",
            "firstReply",
            "routine",
            "layoff",
            "people",
            "rollout",
            "person");
    private static final int[] LENGTHS = {35, 36, 64, 65, 100, 101, 200, 201, 1000, 1001, 2000, 2001};

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** The bytes of the sample, mutated. */
    byte[] of(Samples.Sample sample) throws IOException {
        ObjectNode tree = (ObjectNode) Judge.JSON.readTree(sample.bytes());
        for (int times = 1 + random.nextInt(2); times > 0; times--) {
            mutate(tree, sample.type());
        }
        return Judge.JSON.writeValueAsString(tree).getBytes(StandardCharsets.UTF_8);
    }

    private void mutate(ObjectNode object, EventType type) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "episode" : pick(names);
        JsonNode value = object.path(name);
        switch (random.nextInt(10)) {
            case 0 -> object.remove(name);
            case 1 ->
                object.set(pick(List.of(name + "s", name.toUpperCase(Locale.ROOT), "agent")), object.remove(name));
            case 2 -> object.putRawValue(pick(namesOf(type)), raw());
            case 3 -> object.putRawValue("cost", new RawValue(cost()));
            case 4 -> object.putRawValue("links", new RawValue(links()));
            default -> {
                if (value instanceof ObjectNode nested && random.nextInt(4) > 0) {
                    mutate(nested, type);
                } else if (value instanceof ArrayNode list && !list.isEmpty()) {
                    list.setRawValue(random.nextInt(list.size()), raw());
                } else {
                    object.putRawValue(name, raw());
                }
            }
        }
    }

    /** The members of a type. */
    static List<String> namesOf(EventType type) {
        return Stream.of(type.dataClass().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }

    private RawValue raw() {
        return new RawValue(
                switch (random.nextInt(8)) {
                    case 0 -> pick(OTHER_KINDS);
                    case 1 -> pick(NUMBERS);
                    case 2 -> quoted(pick(TIMES));
                    case 3 -> quoted(digitChanged("2025-03-01T10:00:00.000+01:00"));
                    case 4 ->
                        quoted("2025-03-01T10:00:00." + "1234567890123".substring(0, 1 + random.nextInt(12))
                                + pick(List.of("Z", "+02:00")));
                    case 5 -> quoted(pick(DAYS));
                    case 6 -> quoted(pick(TEXTS));
                    default ->
                        quoted(pick(List.of("x", "ß", "\\ud83d\\ude00"))
                                .repeat(LENGTHS[random.nextInt(LENGTHS.length)]));
                });
    }

    private String digitChanged(String time) {
        int at = random.nextInt(time.length());
        return time.substring(0, at) + random.nextInt(10) + time.substring(at + 1);
    }

    private String cost() {
        List<String> members =
                new ArrayList<>(List.of("\"amount\":" + pick(NUMBERS), "\"currency\":" + quoted(pick(TEXTS))));
        if (random.nextInt(4) == 0) {
            members.add("\"agent\":\"A. Example\"");
        }
        if (random.nextInt(4) == 0) {
            members.remove(0);
        }
        return "{" + String.join(",", members) + "}";
    }

    private String links() {
        int size = pick(List.of(0, 1, 3, 999, 1000, 1001));
        String element = pick(
                List.of("\"a\"", "\"a\"", "\"\"", "1", "null", quoted("x".repeat(2000)), quoted("x".repeat(2001))));
        return IntStream.range(0, size)
                .mapToObj(i -> i == 0 ? element : "\"b\"")
                .toList()
                .toString();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
