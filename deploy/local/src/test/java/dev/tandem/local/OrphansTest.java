package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
    private final Path directory;

    private final List<String> said = new ArrayList<>();
    private final Process child;

    OrphansTest(@TempDir Path directory) throws Exception {
        this.directory = directory;
        // what tells a service from a stranger is its program on the command line
        child = child("/opt/tandem/metrics-service/target/quarkus-app/quarkus-run.jar");
    }

    @AfterEach
    void end() {
        child.destroyForcibly();
    }

    @Test
    void endsTheServiceThatAKilledLauncherLeft() throws Exception {
        write(Service.METRICS, RunningProcess.of(child.toHandle()));

        Orphans.end(directory, said::add);

        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said).containsExactly("metrics-service was left over by a launcher that was killed; it is stopped.");
        assertThat(State.read(directory)).isEmpty();
    }

    @Test
    void sparesAProcessThatStartedAtAnotherTime() throws Exception {
        RunningProcess recorded = RunningProcess.of(child.toHandle());
        write(
                Service.METRICS,
                new RunningProcess(recorded.pid(), recorded.started().minus(Duration.ofMinutes(1))));

        Orphans.end(directory, said::add);

        assertThat(child.isAlive()).isTrue();
        assertThat(said).isEmpty();
    }

    @Test
    void sparesAProcessThatRunsSomethingElse() throws Exception {
        write(Service.INGEST, RunningProcess.of(child.toHandle()));

        Orphans.end(directory, said::add);

        assertThat(child.isAlive()).isTrue();
        assertThat(said).isEmpty();
    }

    private void write(Service service, RunningProcess process) throws Exception {
        RunningProcess dead = new RunningProcess(Long.MAX_VALUE, process.started());
        new State(dead, Ports.free(), Map.of(service, process)).write(directory);
    }

    private static Process child(String argument) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        SleepingChild.class.getName(),
                        argument)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
