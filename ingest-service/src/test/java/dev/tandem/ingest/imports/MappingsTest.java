package dev.tandem.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
    private static final String MINE = """
            name: mine
            description: %s
            values: {a: {column: A}, t: {column: T, as: time}}
            events: [{type: tandem.episode.v1, id: [a], time: t, data: {episode: a}}]
            """;

    private final Path directory;

    MappingsTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void areReadAgainWhenAFileHasChanged() throws IOException {
        Mappings mappings = new Mappings(() -> Optional.of(directory));
        assertThat(mappings.named("mine")).isEqualTo(new Mappings.Found.Nothing());

        write("mine", MINE.formatted("first"), 1);
        assertThat(mappings.find("mine")).map(Mapping::description).contains("first");
        write("mine", MINE.formatted("second"), 2);
        assertThat(mappings.find("mine")).map(Mapping::description).contains("second");
        Files.delete(directory.resolve("mine.yaml"));
        assertThat(mappings.find("mine")).isEmpty();
        assertThat(mappings.find("call-centre")).isPresent();
    }

    @Test
    void sayWhyOneThatCameLaterCannotBeUsed() throws IOException {
        Mappings mappings = new Mappings(() -> Optional.of(directory));

        write("mine", MINE.formatted("x").replace("[a]", "[b]"), 1);

        assertThat(mappings.named("mine"))
                .isInstanceOfSatisfying(Mappings.Found.Unusable.class, unusable -> assertThat(unusable.reason())
                        .endsWith("cannot be used: event tandem.episode.v1 uses b, which is not above it."));
        assertThatThrownBy(() -> new Mappings(() -> Optional.of(directory))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "separator: ';;'",
                "quote: ','",
                "comment: ','",
                "encoding: klingon",
                "decimal: ';'",
                "skip: -1",
                "header: [A, A]",
                "group: nothing",
                "zone: Nowhere",
                "unknown: key"
            })
    void areRefusedWhenAKeyCannotWork(String key) {
        assertThatThrownBy(() -> Importing.mapping(MINE.formatted("x") + key + "\n"))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{column: T, from: a}",
                "{column: T, as: time, format: d/M/yyyy, order: day-first}",
                "{column: T, as: time, format: nonsense}",
                "{column: T, order: day-first}",
                "{column: T, table: {x: y}, contains: {x: y}}",
                "{earliest: a}",
                "{nth: false}",
                "{from: later}"
            })
    void areRefusedWhenAValueCannotWork(String formula) {
        String mapping =
                MINE.formatted("x").replace("t: {column: T, as: time}", "t: {column: T, as: time}, v: " + formula);

        assertThatThrownBy(() -> Importing.mapping(mapping)).isInstanceOf(IllegalStateException.class);
    }

    private void write(String name, String yaml, int second) throws IOException {
        Path file = Files.writeString(directory.resolve(name + ".yaml"), yaml);
        Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
    }
}
