package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.servers.Database;
import dev.tandem.benchmarks.servers.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Some instances of metrics-service, one consumer group. */
final class Replicas implements AutoCloseable {
    private final List<Service> services = new ArrayList<>();

    private Replicas() {}

    /** Starts them all at once on an empty database; returns at once. */
    static Replicas start(Setting setting, String database, int count) throws IOException {
        Replicas replicas = new Replicas();
        Map<String, String> environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                setting.broker().bootstrapServers(),
                "TANDEM_DATABASE_URL",
                setting.database().url(database),
                "TANDEM_DATABASE_USER",
                Database.METRICS,
                // small groups are to be compared with the truth too
                "TANDEM_METRICS_ORGANISATION_DEFAULTS_MINIMUM_GROUP",
                "1");
        try {
            for (int i = 1; i <= count; i++) {
                replicas.services.add(Service.start(
                        "metrics-service",
                        setting.root(),
                        setting.options(),
                        environment,
                        setting.directory().resolve("metrics-service-" + database + "-" + i + ".log")));
            }
            return replicas;
        } catch (IOException e) {
            replicas.close();
            throw e;
        }
    }

    List<ProcessHandle> handles() {
        return services.stream().map(Service::handle).toList();
    }

    /** @throws IOException when one of them has ended */
    void check() throws IOException {
        if (!services.stream().allMatch(Service::isAlive)) {
            throw new IOException("metrics-service has ended; its log tells why");
        }
    }

    @Override
    public void close() {
        services.forEach(Service::close);
    }
}
