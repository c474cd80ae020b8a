package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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

    private int run(String... arguments) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                false);
        return new Main(directory, Map.of(), terminal).run(arguments);
    }
}
