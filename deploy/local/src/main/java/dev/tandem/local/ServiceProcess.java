package dev.tandem.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One service as a child process that is started again whenever it dies, until it is stopped. */
final class ServiceProcess {
    // Ctrl-C reaches every process of a terminal; the services are to go on until the launcher stops them in order
    private static final List<String> DEAF_TO_THE_TERMINAL =
            List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh");
    private static final Duration KILLED = Duration.ofSeconds(10);
    private static final Duration SETTLING = Duration.ofMillis(300);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final LogFile log;
    private final Consumer<String> said;
    private final Runnable changed;
    private final RestartPause pause = new RestartPause();

    private @Nullable Process process;
    private boolean stopping;

    /**
     * @param said is told in a sentence when it dies and is started again
     * @param changed is called whenever another process runs
     */
    ServiceProcess(
            String name,
            List<String> command,
            Map<String, String> environment,
            LogFile log,
            Consumer<String> said,
            Runnable changed) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
        this.said = said;
        this.changed = changed;
    }

    /** Starts it, and again whenever it dies; returns at once. */
    void start() {
        Thread thread = new Thread(this::supervise, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void supervise() {
        try {
            do {
                long begun = System.nanoTime();
                String end = live();
                restIfNeeded(end, Duration.ofNanos(System.nanoTime() - begun));
            } while (!isStopping());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One life from start to end; returns how it ended. */
    private String live() throws InterruptedException {
        try {
            Optional<Process> started = startOnce();
            if (started.isEmpty()) {
                return "is stopped";
            }
            changed.run();
            try (InputStream output = started.get().getInputStream()) {
                keepLog(output);
            }
            return "ended with exit code " + started.get().waitFor();
        } catch (IOException e) {
            return "cannot be run (" + e.getMessage() + ")";
        }
    }

    private void keepLog(InputStream output) throws IOException {
        try {
            log.copy(output);
        } catch (IOException e) {
            said.accept("The log of %s cannot be written any more: %s".formatted(name, e.getMessage()));
            output.transferTo(OutputStream.nullOutputStream());
        }
    }

    private synchronized Optional<Process> startOnce() throws IOException {
        if (stopping) {
            return Optional.empty();
        }
        List<String> whole = new ArrayList<>(DEAF_TO_THE_TERMINAL);
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process started = builder.start();
        process = started;
        started.getOutputStream().close();
        return Optional.of(started);
    }

    private synchronized void restIfNeeded(String end, Duration life) throws InterruptedException {
        // whoever stops the launcher may have told every process at once
        awaitStopping(SETTLING);
        if (stopping) {
            return;
        }
        Duration rest = pause.after(life);
        said.accept("%s %s after %d s and is started again in %d s; its log is %s"
                .formatted(name, end, life.toSeconds(), rest.toSeconds(), log.file()));
        awaitStopping(rest);
    }

    private synchronized void awaitStopping(Duration longest) throws InterruptedException {
        long over = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); left > 0 && !stopping; left = over - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    /** The process that runs now. */
    synchronized Optional<RunningProcess> running() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(alive -> RunningProcess.of(alive.toHandle()));
    }

    /** Ends the process as a crash would and returns when it has ended; it is started again. */
    void kill() throws InterruptedException {
        Process victim = current();
        if (victim != null) {
            synchronized (this) {
                pause.forget();
            }
            end(victim);
            victim.waitFor();
        }
    }

    /** Ends it for good; returns when it has ended. */
    void stop(Duration patience) throws InterruptedException {
        forbidRestart();
        Process last = current();
        if (last == null) {
            return;
        }
        last.toHandle().destroy();
        if (!last.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            said.accept("%s does not stop and is ended.".formatted(name));
            end(last);
            last.waitFor(KILLED.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends it for good, by force and without waiting. */
    void end() {
        forbidRestart();
        Process last = current();
        if (last != null) {
            end(last);
        }
    }

    private static void end(Process process) {
        process.toHandle().destroyForcibly();
    }

    private synchronized void forbidRestart() {
        stopping = true;
        notifyAll();
    }

    /** To be ended by its handle only: the methods of the process close the pipe with the last lines of the log too. */
    private synchronized @Nullable Process current() {
        return process;
    }
}
