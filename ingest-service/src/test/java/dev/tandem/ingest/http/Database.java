package dev.tandem.ingest.http;

import dev.tandem.local.Directories;
import dev.tandem.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A real database for feeds, which tests can turn off and on, and polls that do not take long. The argument {@code every}
 * says how often it is looked for due feeds.
 */
public class Database implements QuarkusTestResourceLifecycleManager {
    private static final int SITES = 6;

    private @Nullable Path directory;
    private @Nullable EmbeddedPostgres postgres;
    private int port;
    private String every = "1s";

    @Override
    public void init(Map<String, String> arguments) {
        every = arguments.getOrDefault("every", every);
    }

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("tandem-ingest-database");
            EmbeddedPostgres started = turnOn(directory);
            return Map.ofEntries(
                    Map.entry("quarkus.datasource.jdbc.url", started.jdbcUrl()),
                    Map.entry("tandem.ingest.feeds.every", every),
                    Map.entry("tandem.ingest.feeds.interval", "1S"),
                    Map.entry("tandem.ingest.feeds.back-off", "2S"),
                    Map.entry("tandem.ingest.feeds.time-limit", "2S"),
                    Map.entry("tandem.ingest.feeds.host-pause", "0.01S"),
                    Map.entry("tandem.ingest.feeds.max-feed-bytes", "100000"),
                    Map.entry("tandem.ingest.feeds.allow-loopback", "true"),
                    // the test listens there
                    Map.entry("tandem.ingest.feeds.ports", freePorts()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String freePorts() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < SITES; i++) {
                sockets.add(new ServerSocket(0));
            }
            return sockets.stream()
                    .map(socket -> Integer.toString(socket.getLocalPort()))
                    .collect(Collectors.joining(","));
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private synchronized EmbeddedPostgres turnOn(Path where) throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.start(where, port);
        port = started.port();
        postgres = started;
        return started;
    }

    private synchronized void turnOff() {
        try {
            if (postgres != null) {
                postgres.close();
                postgres = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives a test the switches, as types of the JDK since the test may come from another class loader. */
    @Override
    public void inject(TestInjector injector) {
        Runnable off = this::turnOff;
        Callable<Boolean> on = () -> directory != null && turnOn(directory).port() > 0;
        injector.injectIntoFields(off, new TestInjector.MatchesType(Runnable.class));
        injector.injectIntoFields(on, new TestInjector.MatchesType(Callable.class));
    }

    @Override
    public void stop() {
        turnOff();
        if (directory == null) {
            return;
        }
        try {
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
