package dev.tandem.benchmarks.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL, set up as for a machine of its own with some gigabytes of memory; every commit is on disk before it
 * returns. Each measurement gets an empty database.
 */
public final class Database implements AutoCloseable {
    /** Who owns what metrics-service keeps. */
    public static final String METRICS = "tandem_metrics";

    /** Who may read the published views. */
    public static final String READER = "tandem_reader";

    private static final int PATIENCE_SECONDS = 120;

    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "shared_buffers", "1GB",
            "max_wal_size", "8GB",
            "maintenance_work_mem", "256MB",
            "max_connections", "120");

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    private Database(EmbeddedPostgres server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /** Starts it on any free port and returns when it takes connections. */
    public static Database start(Path directory) throws IOException, SQLException {
        Path data = directory.resolve("data");
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                // its own hook gives up after some seconds and leaves the server behind
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(1));
        SETTINGS.forEach(builder::setServerConfig);
        EmbeddedPostgres server = builder.start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(pid)));
        Database database =
                new Database(server, ProcessHandle.of(pid).orElseThrow(() -> new IOException("PostgreSQL has ended")));
        database.execute(
                "create role tandem_metrics login createrole",
                "create role tandem_report nologin",
                "create role tandem_reader login",
                "grant tandem_report to tandem_reader");
        return database;
    }

    /** Tells it to stop without waiting for clients; SIGTERM, which Java sends, would wait for them. */
    private static void stop(long pid) {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
        } catch (IOException | InterruptedException e) {
            System.err.println("PostgreSQL, process " + pid + ", still runs: " + e);
        }
    }

    /** Makes an empty database that metrics-service may use. */
    public void create(String name) throws SQLException {
        execute("create database " + name + " owner " + METRICS, "checkpoint");
    }

    /** Removes a database and ends whoever is still connected. */
    public void drop(String name) throws SQLException {
        execute("drop database if exists " + name + " with (force)");
    }

    private void execute(String... commands) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String command : commands) {
                statement.execute(command);
            }
        }
    }

    /** Where clients connect; the user has to be given apart, no password is asked for. */
    public String url(String name) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** A connection as the user who may do everything. */
    public Connection connect(String name) throws SQLException {
        return DriverManager.getConnection(url(name), "postgres", "");
    }

    public ProcessHandle handle() {
        return postmaster;
    }

    /** Stops it; returns when it has ended, which can take longer than its own stop waits. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            postmaster.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL does not end", e);
        }
    }
}
