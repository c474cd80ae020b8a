package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemasTest {

    /** Run with {@code -Dtandem.schemas.write=true} to write the files after the contract has grown. */
    @ParameterizedTest
    @EnumSource
    void thePublishedSchemaSaysWhatTheRecordSays(EventType type) throws IOException {
        Path file = Judge.SCHEMAS.resolve(type.typeName() + ".json");
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        String schema = Judge.JSON
                        .writer(new DefaultPrettyPrinter()
                                .withObjectIndenter(indent)
                                .withArrayIndenter(indent))
                        .writeValueAsString(EventCodec.schema(type))
                + "\n";

        if (Boolean.getBoolean("tandem.schemas.write")) {
            Files.createDirectories(Judge.SCHEMAS);
            Files.writeString(file, schema);
        }

        assertThat(file).hasContent(schema);
    }

    @Test
    void noDescriptionIsLeftOfAMemberThatIsGone() throws IOException {
        Set<String> described = new HashSet<>();
        try (InputStream bytes = EventCodec.class.getResourceAsStream("descriptions.properties")) {
            Properties sentences = new Properties();
            sentences.load(bytes);
            described.addAll(sentences.stringPropertyNames());
        }

        Stream.of(EventType.values()).map(EventType::dataClass).forEach(type -> described.removeAll(keys(type)));
        described.removeAll(keys(Money.class));

        assertThat(described).isEmpty();
    }

    private static Set<String> keys(Class<?> type) {
        Set<String> keys = new HashSet<>();
        Stream.of(type.getRecordComponents())
                .forEach(component -> keys.add(Descriptions.key(type, component.getName())));
        return keys;
    }
}
