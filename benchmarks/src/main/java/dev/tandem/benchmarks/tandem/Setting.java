package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Database;
import java.nio.file.Path;
import java.util.List;

/**
 * Where Tandem is measured.
 *
 * @param root the checkout with the built services
 * @param directory for logs
 * @param options of the Java VM of metrics-service
 */
public record Setting(Path root, Path directory, Broker broker, Database database, List<String> options) {
    public Setting {
        options = List.copyOf(options);
    }
}
