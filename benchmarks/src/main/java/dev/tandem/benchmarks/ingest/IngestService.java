package dev.tandem.benchmarks.ingest;

import dev.tandem.benchmarks.servers.Broker;
import dev.tandem.benchmarks.servers.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** ingest-service with what it needs: a broker, a key for pseudonyms, and no database, since it polls no feeds. */
final class IngestService {
    private static final int KEY_BYTES = 32;

    private IngestService() {}

    /** Starts it on any free port; returns at once. */
    static Service start(
            Path root, String name, Path directory, Broker broker, List<String> options, Map<String, String> settings)
            throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
        environment.put("TANDEM_PSEUDONYM_KEY", Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
        environment.put("TANDEM_INGEST_FEEDS_EVERY", "off");
        Path log = directory.resolve(Path.of(name).getFileName() + ".log");
        return Service.start(name, root, options, environment, log);
    }
}
