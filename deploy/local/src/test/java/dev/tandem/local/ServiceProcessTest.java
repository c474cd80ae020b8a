package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private @Nullable ServiceProcess process;

    ServiceProcessTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.end();
        }
    }

    @Test
    void startsAServiceAgainWhenItDiesAndSaysSo() throws Exception {
        ServiceProcess child = started(sleepingChild());
        ProcessHandle first = awaitChild(child);

        child.kill();

        assertThat(said.poll(30, TimeUnit.SECONDS))
                .startsWith("child ended with exit code 137 after ")
                .contains("started again in 1 s")
                .endsWith("child.log");
        ProcessHandle second = awaitChild(child);
        assertThat(second.pid()).isNotEqualTo(first.pid());
    }

    @Test
    void doesNotStartAgainWhatIsStopped() throws Exception {
        ServiceProcess child = started(sleepingChild());
        ProcessHandle only = awaitChild(child);

        child.stop(PATIENCE);

        assertThat(only.isAlive()).isFalse();
        assertThat(child.running()).isEmpty();
        assertThat(said).isEmpty();
    }

    @Test
    void stopsAtOnceWhileItWaitsToStartAgain() throws Exception {
        ServiceProcess child = started(List.of("/bin/sh", "-c", "exit 7"));
        assertThat(said.poll(30, TimeUnit.SECONDS)).contains("exit code 7").contains("in 1 s");
        assertThat(said.poll(30, TimeUnit.SECONDS)).contains("exit code 7").contains("in 2 s");

        child.stop(PATIENCE);

        assertThat(child.running()).isEmpty();
    }

    @Test
    void endsByForceWhatDoesNotListen() throws Exception {
        ServiceProcess child = started(List.of("/bin/sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done"));
        ProcessHandle deaf = awaitChild(child);
        awaitLog("deaf");

        child.stop(Duration.ofMillis(200));

        assertThat(deaf.isAlive()).isFalse();
        assertThat(said).containsExactly("child does not stop and is ended.");
    }

    @Test
    void survivesTheInterruptOfATerminalAndKeepsWhatTheServiceSays() throws Exception {
        ServiceProcess child = started(sleepingChild());
        ProcessHandle handle = awaitChild(child);
        awaitLog("alive");

        new ProcessBuilder("kill", "-INT", Long.toString(handle.pid())).start().waitFor();
        child.stop(PATIENCE);

        assertThat(handle.isAlive()).isFalse();
        assertThat(said).isEmpty();
        assertThat(directory.resolve("child.log")).hasContent("alive of the test");
    }

    private ServiceProcess started(List<String> command) {
        LogFile log = new LogFile(directory.resolve("child.log"), 1 << 20);
        process = new ServiceProcess("child", command, Map.of(), log, said::add, () -> changes.add("changed"));
        process.start();
        return process;
    }

    private static List<String> sleepingChild() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Path.of("target", "test-classes").toAbsolutePath().toString(),
                SleepingChild.class.getName(),
                "of the test");
    }

    private ProcessHandle awaitChild(ServiceProcess child) throws InterruptedException {
        assertThat(changes.poll(30, TimeUnit.SECONDS)).isEqualTo("changed");
        Optional<ProcessHandle> found = child.running().flatMap(RunningProcess::find);
        assertThat(found).isPresent();
        return found.get();
    }

    private void awaitLog(String text) throws Exception {
        Path file = directory.resolve("child.log");
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file) || !Files.readString(file).contains(text)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
