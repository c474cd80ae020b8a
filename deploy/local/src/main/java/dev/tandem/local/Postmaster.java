package dev.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The process of a PostgreSQL server that runs on a data directory, found by the file that it keeps there. */
record Postmaster(ProcessHandle handle) {
    // PostgreSQL writes its start in whole seconds, some moments after the system counts it
    private static final Duration TOLERANCE = Duration.ofSeconds(10);

    /** The server on {@code data}; a number that the system has given to another process since is not taken for it. */
    static Optional<Postmaster> on(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3 || !lines.get(0).matches("[0-9]+") || !lines.get(2).matches("[0-9]+")) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(handle -> handle.info()
                        .command()
                        .map(command -> command.endsWith("postgres"))
                        .orElse(true))
                .filter(handle -> handle.info()
                        .startInstant()
                        .filter(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) <= 0)
                        .isPresent())
                .map(Postmaster::new);
    }

    /** Ends the server; its own fast way first, which waits for nobody but writes everything down. */
    void stop() throws IOException {
        if (!handle.isAlive()) {
            return;
        }
        signal("INT");
        if (!ended(60)) {
            signal("QUIT");
            if (!ended(10)) {
                throw new IOException("PostgreSQL, process " + handle.pid() + ", does not end");
            }
        }
    }

    /** Ends the server and all its processes by force; they would go by themselves, but first finish what they do. */
    void crash() throws IOException {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(handle), handle.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            if (!ended(one, 10)) {
                throw new IOException("PostgreSQL, process " + one.pid() + ", does not end");
            }
        }
    }

    private void signal(String name) throws IOException {
        // SIGTERM, the only signal that Java sends besides SIGKILL, would wait for every client to go
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(handle.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL was told to stop", e);
        }
    }

    private boolean ended(long seconds) throws IOException {
        return ended(handle, seconds);
    }

    private static boolean ended(ProcessHandle process, long seconds) throws IOException {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL stopped", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for PostgreSQL", e);
        }
    }
}
