package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import dev.tandem.local.ConsumerLag;
import dev.tandem.local.Options;
import dev.tandem.local.Ports;
import dev.tandem.local.Tandem;
import dev.tandem.local.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Runs the whole until somebody stops it. */
final class Run {
    private static final long POLL_MILLIS = 100;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final Path root;
    private final Path data;
    private volatile boolean stopping;
    private volatile boolean failed;

    Run(Terminal terminal, Map<String, String> environment, Path root, Path data) {
        this.terminal = terminal;
        this.environment = environment;
        this.root = root;
        this.data = data;
    }

    int start() throws CannotStartException, IOException, InterruptedException {
        return run(false);
    }

    int demo() throws CannotStartException, IOException, InterruptedException {
        return run(true);
    }

    private int run(boolean demo) throws CannotStartException, IOException, InterruptedException {
        long begun = System.nanoTime();
        Options options = new Options(data, root, Ports.from(environment), Map.of(), terminal::say);
        try (Tandem tandem = Tandem.hold(options)) {
            LauncherLog.to(data.resolve("log"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(tandem), "stop"));
            terminal.say("Starting Kafka, PostgreSQL and the three services; data are kept in " + data);
            tandem.launch();
            terminal.say("Ready after %s s.".formatted(seconds(begun)));
            if (demo) {
                load(tandem);
            }
            greet(tandem, demo);
            Thread.currentThread().join();
        } catch (CannotStartException | IOException | RuntimeException e) {
            if (!stopping) {
                failed = true;
                throw e;
            }
            // the hook ends this process when everything has stopped
            Thread.currentThread().join();
        }
        return 0;
    }

    private void stop(Tandem tandem) {
        if (failed) {
            return;
        }
        stopping = true;
        terminal.say("Stopping ...");
        try {
            tandem.close();
            terminal.say("Stopped; the data stay in " + data);
        } catch (IOException e) {
            terminal.complain("Not everything stopped: " + e.getMessage());
        }
    }

    private void load(Tandem tandem) throws IOException, InterruptedException {
        Path mark = data.resolve("demo-loaded");
        if (Files.exists(mark)) {
            terminal.say("The demo is loaded already.");
            return;
        }
        long begun = System.nanoTime();
        ProgressBar bar = new ProgressBar(terminal, "Loading the demo", ProgressBar::count, System::nanoTime);
        Demo.load(tandem.ingestUri(), tandem.metricsUri(), bar);
        awaitCounted(tandem);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        Files.writeString(mark, Instant.now() + "\n");
        terminal.say("Loaded %s events in %s s, %s a second, and all of them are counted."
                .formatted(
                        ProgressBar.count(bar.done()),
                        seconds(begun),
                        ProgressBar.count(bar.done() * 1000 / Math.max(1, taken.toMillis()))));
    }

    private void awaitCounted(Tandem tandem) throws IOException, InterruptedException {
        try (ConsumerLag lag = ConsumerLag.ofMetrics(tandem.bootstrapServers())) {
            for (long left = lag.records(); left > 0; left = lag.records()) {
                if (terminal.interactive()) {
                    terminal.show("Counting: %s events left".formatted(ProgressBar.count(left)));
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
        while (tandem.unsettled() > 0) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private void greet(Tandem tandem, boolean demo) {
        terminal.say("");
        terminal.say("  Report    " + terminal.bold(tandem.reportUri() + "/"));
        terminal.say("  Ingest    " + tandem.ingestUri() + "/");
        terminal.say("  Metrics   " + tandem.metricsUri() + "/");
        terminal.say("  Kafka     " + tandem.bootstrapServers());
        terminal.say("  Database  " + tandem.jdbcUrl());
        terminal.say("");
        terminal.say(demo ? "What you see is made up. Ctrl-C stops everything." : "Ctrl-C stops everything.");
    }

    private static String seconds(long sinceNanos) {
        return String.format(Locale.ROOT, "%.1f", (System.nanoTime() - sinceNanos) / 1e9);
    }
}
