package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/events.md says is true: its tables are made from the schemas, and its examples are events. */
class EventsPageTest {
    private static final Path PAGE = Path.of("../docs/events.md");
    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL);

    /** Run with {@code -Dtandem.schemas.write=true} to write the tables after the contract has grown. */
    @ParameterizedTest
    @EnumSource
    void theTableNamesEveryMember(EventType type) throws IOException {
        String section = section(type);
        int from = section.indexOf("| member |");
        int to = section.indexOf("\n\n", from);
        String table = table(type);

        if (Boolean.getBoolean("tandem.schemas.write")) {
            Files.writeString(
                    PAGE,
                    Files.readString(PAGE)
                            .replace(section, section.substring(0, from) + table + section.substring(to)));
        }

        assertThat(section(type)).contains("\n\n" + table + "\n\n");
    }

    @ParameterizedTest
    @EnumSource
    void theExampleIsAnAcceptableEvent(EventType type) throws IOException {
        Matcher example = EXAMPLE.matcher(section(type));

        assertThat(example.find()).isTrue();
        assertThat(EventCodec.decode(type, example.group(1).strip().getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Decoded.Valid.class);
    }

    private static String section(EventType type) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("### `" + type.typeName() + "`");
        int to = Math.min((page + "\n### ").indexOf("\n### ", from + 1), (page + "\n## ").indexOf("\n## ", from + 1));
        return page.substring(from, to);
    }

    private static String table(EventType type) {
        Map<?, ?> schema = EventCodec.schema(type);
        List<?> required = (List<?>) member(schema, "required");
        StringBuilder table = new StringBuilder("| member | holds | meaning |\n| --- | --- | --- |");
        ((Map<?, ?>) member(schema, "properties")).forEach((name, property) -> {
            Map<?, ?> value = (Map<?, ?>) property;
            String shown = required.contains(name) ? "**" + name + "**" : String.valueOf(name);
            table.append("\n| %s | %s | %s |".formatted(shown, kind(value), member(value, "description")));
        });
        return table.toString();
    }

    private static String kind(Map<?, ?> value) {
        if (value.get("enum") instanceof List<?> constants) {
            List<String> shown = constants.stream()
                    .filter(constant -> constant != null)
                    .map(constant -> "`" + constant + "`")
                    .toList();
            return String.join(", ", shown);
        }
        if (value.get("format") instanceof String format) {
            return format;
        }
        Object type = member(value, "type") instanceof List<?> orNull ? orNull.get(0) : member(value, "type");
        return switch (String.valueOf(type)) {
            case "string" -> "text, at most " + member(value, "maxLength");
            case "integer", "number" -> type + ", " + member(value, "minimum") + " to " + member(value, "maximum");
            case "array" -> "list of texts, at most " + member(value, "maxItems");
            case "object" -> "object " + ((Map<?, ?>) member(value, "properties")).keySet();
            default -> String.valueOf(type);
        };
    }

    private static Object member(Map<?, ?> object, String name) {
        Object member = object.get(name);
        if (member == null) {
            throw new AssertionError("lacks " + name + ": " + object);
        }
        return member;
    }
}
