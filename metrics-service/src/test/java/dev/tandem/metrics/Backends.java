package dev.tandem.metrics;

import dev.tandem.local.Directories;
import dev.tandem.local.EmbeddedKafka;
import dev.tandem.local.EmbeddedPostgres;
import dev.tandem.local.Topics;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The real broker and the real database, in this JVM and in a new directory. */
public class Backends implements QuarkusTestResourceLifecycleManager {
    private Path directory = Path.of("");
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("tandem-metrics");
            kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0);
            postgres = EmbeddedPostgres.start(directory.resolve("postgres"), 0);
            Topics.create(kafka.bootstrapServers());
            return Map.of(
                    "kafka.bootstrap.servers", kafka.bootstrapServers(),
                    "quarkus.datasource.jdbc.url", postgres.jdbcUrl(),
                    // tests do it when they want it done
                    "tandem.metrics.upkeep.every", "off");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            if (kafka != null) {
                kafka.close();
            }
            if (postgres != null) {
                postgres.close();
                Directories.delete(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
