package dev.tandem.report;

import dev.tandem.local.Directories;
import dev.tandem.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real database with the published views' columns, for tests that fill it. */
public final class Views implements QuarkusTestResourceLifecycleManager {
    private static String url = "";

    private Path directory = Path.of("");
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("tandem-report");
            EmbeddedPostgres started = EmbeddedPostgres.start(directory, 0);
            postgres = started;
            url = started.jdbcUrl();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        execute(text("/published-views.sql"));
        execute(text("/kept-sums.sql"));
        return Map.of("TANDEM_DATABASE_URL", url);
    }

    @Override
    public void stop() {
        try {
            Objects.requireNonNull(postgres).close();
            Directories.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a statement as the owner of the views. */
    public static void execute(String sql, Object... arguments) {
        try (Connection connection = DriverManager.getConnection(url, "tandem_metrics", "");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream stream = Objects.requireNonNull(Views.class.getResourceAsStream(resource))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
