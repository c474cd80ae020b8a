package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateTest {
    private final Path directory;

    StateTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void isReadAsItWasWritten() throws Exception {
        State state = new State(
                new RunningProcess(12, Instant.parse("2026-11-01T10:00:00.120Z")),
                new Ports(Map.of(Port.REPORT, 4711, Port.POSTGRES, 4712)),
                Map.of(Service.INGEST, new RunningProcess(13, Instant.parse("2026-11-01T10:00:01Z"))));

        state.write(directory);

        assertThat(State.read(directory)).contains(state);
    }

    @Test
    void isNothingWhenItCannotBeUnderstood() throws Exception {
        assertThat(State.read(directory)).isEmpty();

        Files.writeString(directory.resolve("state.properties"), "launcher=somebody, some day\nport.Kafka=many\n");

        assertThat(State.read(directory)).isEmpty();
    }
}
