package dev.tandem.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One real PostgreSQL beside this JVM, with the database {@code tandem} and its roles; what it stores stays in its
 * directory and every commit is on disk before it returns.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Optional<Postmaster> postmaster;

    private EmbeddedPostgres(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Optional<Postmaster> postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * Starts the server on 127.0.0.1 and returns when it takes connections. A server that a killed launcher left on
     * the same directory is stopped first.
     *
     * @param directory where it keeps its program and its data; made when it is new
     * @param port 0 for any free one
     * @throws IOException when the directory cannot be written or the server does not start
     */
    public static EmbeddedPostgres start(Path directory, int port) throws IOException {
        if (!Files.isDirectory(directory)) {
            // a link to another disk is a directory, too, but not for this call
            Files.createDirectories(directory);
        }
        Path data = directory.resolve("data");
        Optional<Postmaster> orphan = Postmaster.on(data);
        if (orphan.isPresent()) {
            orphan.get().stop();
        }
        removeHalves(directory);
        io.zonky.test.db.postgres.embedded.EmbeddedPostgres server = launch(directory, data, port);
        try {
            prepare(server);
            Files.writeString(complete(directory), "");
        } catch (SQLException e) {
            server.close();
            throw new IOException("cannot prepare the database in " + directory, e);
        }
        return new EmbeddedPostgres(server, Postmaster.on(data));
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(Path directory, Path data, int port)
            throws IOException {
        try {
            return io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(directory.resolve("program").toFile())
                    .setPort(port)
                    // its own hook would stop the database while the services still write to it
                    .setRegisterShutdownHook(false)
                    // it would start without them, and a crash of the machine could lose what was acknowledged
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("max_wal_size", "2GB")
                    .setPGStartupWait(PATIENCE)
                    .start();
        } catch (IllegalStateException e) {
            throw new IOException("PostgreSQL does not start in " + directory, e);
        }
    }

    /**
     * A start that was killed can leave half a program or half a new cluster, and neither is ever completed. A cluster
     * without its mark never took a connection of a service, so nothing is lost with it.
     */
    private static void removeHalves(Path directory) throws IOException {
        if (!Files.exists(complete(directory))) {
            Directories.delete(directory.resolve("data"));
        }
        Path program = directory.resolve("program");
        if (Files.exists(program)) {
            try (Stream<Path> versions = Files.list(program)) {
                for (Path version : versions.toList()) {
                    if (!Files.exists(version.resolve(".exists"))) {
                        Directories.delete(version);
                    }
                }
            }
        }
    }

    private static Path complete(Path directory) {
        return directory.resolve("complete");
    }

    private static void prepare(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // each only when it is missing: an earlier start may have been killed between any two
            create(statement, "pg_roles", "rolname", "tandem_metrics", "create role tandem_metrics login createrole");
            create(statement, "pg_roles", "rolname", "tandem_report", "create role tandem_report nologin");
            create(statement, "pg_roles", "rolname", "tandem_reader", "create role tandem_reader login");
            create(statement, "pg_roles", "rolname", "tandem_ingest", "create role tandem_ingest login");
            statement.execute("grant tandem_report to tandem_reader");
            create(statement, "pg_database", "datname", "tandem", "create database tandem owner tandem_metrics");
            // for a schema of its own; it sees none of the others
            statement.execute("grant create on database tandem to tandem_ingest");
        }
    }

    private static void create(Statement statement, String table, String column, String name, String command)
            throws SQLException {
        try (ResultSet found =
                statement.executeQuery("select from %s where %s = '%s'".formatted(table, column, name))) {
            if (found.next()) {
                return;
            }
        }
        statement.execute(command);
    }

    /** Where clients connect; the user has to be given apart, no password is asked for. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/tandem";
    }

    /** The port that clients connect to. */
    public int port() {
        return server.getPort();
    }

    /** Ends the server as a crash would; returns when no process of it is left. */
    void crash() throws IOException {
        if (postmaster.isPresent()) {
            postmaster.get().crash();
        }
        // only lets go of its lock on the directory
        server.close();
    }

    /** Stops the server; returns when its process has ended. */
    @Override
    public void close() throws IOException {
        server.close();
        // it waits five seconds at most, and writing everything down can take longer
        if (postmaster.isPresent()) {
            postmaster.get().stop();
        }
    }
}
