package dev.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * One real PostgreSQL as a child of this JVM, with the database {@code tandem} and its roles; what it stores stays in
 * its directory and every commit is on disk before it returns.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server on 127.0.0.1 and returns when it takes connections.
     *
     * @param directory where it keeps its program and its data; made when it is new
     * @param port 0 for any free one
     * @throws IOException when the directory cannot be written or the server does not start
     */
    public static EmbeddedPostgres start(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres server =
                io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                        .setDataDirectory(directory.resolve("data"))
                        .setCleanDataDirectory(false)
                        .setOverrideWorkingDirectory(
                                directory.resolve("program").toFile())
                        .setPort(port)
                        // it would start without them, and a crash of the machine could lose what was acknowledged
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("shared_buffers", "128MB")
                        .setServerConfig("max_connections", "60")
                        .setServerConfig("max_wal_size", "2GB")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
        try {
            prepare(server);
        } catch (SQLException e) {
            server.close();
            throw new IOException("cannot prepare the database", e);
        }
        return new EmbeddedPostgres(server);
    }

    private static void prepare(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery("select from pg_database where datname = 'tandem'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("create role tandem_metrics login createrole");
            statement.execute("create role tandem_report nologin");
            statement.execute("create role tandem_reader login in role tandem_report");
            statement.execute("create database tandem owner tandem_metrics");
        }
    }

    /** Where clients connect; the user has to be given apart, no password is asked for. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/tandem";
    }

    /** The port that clients connect to. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
