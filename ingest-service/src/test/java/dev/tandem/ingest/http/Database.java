package dev.tandem.ingest.http;

import dev.tandem.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A real database for feeds, which tests can turn off and on, and polls that do not take long. */
public class Database implements QuarkusTestResourceLifecycleManager {
    private @Nullable Path directory;
    private @Nullable EmbeddedPostgres postgres;
    private int port;

    @Override
    public Map<String, String> start() {
        try (ServerSocket site = new ServerSocket(0)) {
            directory = Files.createTempDirectory("tandem-ingest-database");
            EmbeddedPostgres started = turnOn(directory);
            return Map.ofEntries(
                    Map.entry("quarkus.datasource.jdbc.url", started.jdbcUrl()),
                    Map.entry("tandem.ingest.feeds.every", "1s"),
                    Map.entry("tandem.ingest.feeds.interval", "1S"),
                    Map.entry("tandem.ingest.feeds.back-off", "2S"),
                    Map.entry("tandem.ingest.feeds.time-limit", "2S"),
                    Map.entry("tandem.ingest.feeds.host-pause", "0.01S"),
                    Map.entry("tandem.ingest.feeds.max-feed-bytes", "100000"),
                    Map.entry("tandem.ingest.feeds.allow-loopback", "true"),
                    // the test listens there
                    Map.entry("tandem.ingest.feeds.ports", Integer.toString(site.getLocalPort())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    }
}
