package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    MainTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void tellsThatNothingRuns() {
        assertThat(run("status")).isEqualTo(3);
        assertThat(run("stop")).isZero();

        String nothing = "Nothing runs on " + directory.resolve(".tandem") + ".\n";
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(nothing + nothing);
    }

    @Test
    void saysWhatIsNotBuiltInsteadOfStarting() {
        assertThat(run("start", "--data", directory.resolve("my data").toString()))
                .isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("report-service is not built: ");
        assertThat(directory.resolve("my data")).doesNotExist();
    }

    @Test
    void explainsItselfWhenItIsCalledWithoutACommand() {
        assertThat(run()).isEqualTo(2);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("demo", "start", "import", "recompute", "status", "stop");
    }

    @Test
    void printsAMappingForAFile() throws Exception {
        Path file = directory.resolve("Meine Fälle.csv");
        Files.writeString(file, "Ticketnummer;Erstellt am;Kanal\n1;31.01.2026 09:00;Chat\n2;01.02.2026 10:00;Mail\n");

        assertThat(run("mapping", file.toString())).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("name: \"meine-f-lle\"\n", "separator: \";\"\n", "order: day-first");
    }

    @Test
    void saysWhyItCannotProposeAMapping() throws Exception {
        Path file = Files.writeString(directory.resolve("a.csv"), "a,b\n1,2\n");

        assertThat(run("mapping", file.toString())).isEqualTo(2);
        assertThat(run("mapping", directory.resolve("missing.csv").toString())).isEqualTo(2);
        assertThat(run(
                        "mapping",
                        Files.writeString(directory.resolve("b.csv.gz"), "a").toString()))
                .isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "None of the columns holds times",
                        "is not a file that can be read",
                        "is not what its name says");
    }

    @Test
    void bringsAMappingFileToWhereItIsFoundOnlyWhereTandemIsStarted() throws Exception {
        Path mapping = Files.writeString(directory.resolve("my.yaml"), "name: \"my-chats\" # mine\n");
        Path data = directory.resolve("data");

        assertThat(run("import", "x.csv", "--mapping", mapping.toString(), "--data", data.toString()))
                .isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("is it started?");

        Files.createDirectories(data.resolve("mappings"));
        OwnMapping own = new OwnMapping(data, Map.of());
        assertThat(own.install(mapping)).isEqualTo("my-chats");
        assertThat(data.resolve("mappings/my-chats.yaml")).hasSameTextualContentAs(mapping);
        own.remove("my-chats");
        assertThat(data.resolve("mappings")).isEmptyDirectory();
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return new Main(directory, Map.of(), terminal).run(arguments);
    }
}
