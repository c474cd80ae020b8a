package dev.tandem.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole product on this machine: broker, database and the three services, which are started again when they die.
 * Everything listens on 127.0.0.1 only.
 */
public final class Tandem implements AutoCloseable {
    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 50;
    private static final long LOG_BYTES = 10L << 20;

    private static final String MAPPINGS = "TANDEM_INGEST_MAPPINGS_DIRECTORY";

    private final Options options;
    private final DataDirectory data;
    private final Ports ports;
    private final RunningProcess launcher = RunningProcess.of(ProcessHandle.current());
    private final Map<Service, ServiceProcess> services = new EnumMap<>(Service.class);
    private final Object stopping = new Object();
    private @Nullable Backends backends;
    private volatile boolean closed;

    private Tandem(Options options, DataDirectory data, Ports ports) throws IOException {
        this.options = options;
        this.data = data;
        this.ports = ports;
        for (Service service : Service.values()) {
            services.put(service, process(service));
        }
    }

    /**
     * Starts everything and returns when the three services are ready.
     *
     * @throws CannotStartException says in one sentence what is in the way; nothing is left running then
     */
    public static Tandem start(Options options) throws CannotStartException, IOException, InterruptedException {
        Tandem tandem = hold(options);
        try {
            tandem.launch();
            return tandem;
        } catch (CannotStartException | IOException | InterruptedException | RuntimeException e) {
            tandem.close();
            throw e;
        }
    }

    /**
     * Takes the data directory, ends what a killed launcher left there, and finds the ports; starts nothing yet. For a
     * caller who has to be able to {@link #close()} while {@link #launch()} runs.
     */
    public static Tandem hold(Options options) throws CannotStartException, IOException, InterruptedException {
        for (Service service : Service.values()) {
            if (!Files.exists(service.program(options.root()))) {
                throw new CannotStartException("%s is not built: %s is missing."
                        .formatted(service.serviceName(), service.program(options.root())));
            }
        }
        DataDirectory data = DataDirectory.hold(options.data());
        try {
            Orphans.end(data.path(), options.said());
            Files.createDirectories(data.path().resolve("log"));
            Files.createDirectories(data.path().resolve("mappings"));
            Tandem tandem = new Tandem(options, data, options.ports().resolved());
            tandem.writeState();
            return tandem;
        } catch (CannotStartException | IOException | InterruptedException | RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** Starts what {@link #hold} prepared and returns when the three services are ready. */
    public void launch() throws CannotStartException, IOException, InterruptedException {
        Backends starting;
        synchronized (stopping) {
            if (closed) {
                throw new CannotStartException("Tandem was stopped while it started.");
            }
            starting = Backends.start(data.path(), ports);
            backends = starting;
        }
        starting.await();
        for (Service service : Service.values()) {
            of(service).start();
        }
        awaitReady(READY_PATIENCE);
    }

    private ServiceProcess process(Service service) throws IOException {
        return new ServiceProcess(
                service.serviceName(),
                service.command(options.root()),
                environment(service),
                new LogFile(data.path().resolve("log").resolve(service.serviceName() + ".log"), LOG_BYTES),
                options.said(),
                this::writeState);
    }

    private Map<String, String> environment(Service service) throws IOException {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers());
        environment.put("TANDEM_DATABASE_URL", jdbcUrl());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(service.port())));
        // glibc would keep a pool of freed memory for each thread
        environment.put("MALLOC_ARENA_MAX", "2");
        switch (service) {
            case INGEST -> {
                environment.put("TANDEM_PSEUDONYM_KEY", data.pseudonymKey());
                environment.put(
                        "TANDEM_INGEST_IMPORTS_DIRECTORY",
                        data.path().resolve("imports").toString());
                // whoever has a directory of mappings keeps it
                if (System.getenv(MAPPINGS) == null) {
                    environment.put(MAPPINGS, data.path().resolve("mappings").toString());
                }
                environment.put("TANDEM_DATABASE_USER", "tandem_ingest");
            }
            case METRICS -> {
                environment.put("TANDEM_DATABASE_USER", "tandem_metrics");
                environment.put("TANDEM_METRICS_CHECKS_REPORT", "http://127.0.0.1:" + ports.of(Service.REPORT.port()));
            }
            case REPORT -> environment.put("TANDEM_DATABASE_USER", "tandem_reader");
        }
        environment.putAll(options.environment().getOrDefault(service, Map.of()));
        return environment;
    }

    private synchronized void writeState() {
        if (closed) {
            return;
        }
        Map<Service, RunningProcess> running = new EnumMap<>(Service.class);
        services.forEach((service, process) -> process.running().ifPresent(found -> running.put(service, found)));
        try {
            new State(launcher, ports, running).write(data.path());
        } catch (IOException e) {
            options.said().accept("The state in %s cannot be written: %s".formatted(data.path(), e.getMessage()));
        }
    }

    /**
     * Returns when the three services are ready.
     *
     * @throws CannotStartException when one is not in time, or everything is stopped meanwhile
     */
    public void awaitReady(Duration patience) throws CannotStartException, InterruptedException {
        Readiness readiness = new Readiness();
        long deadline = System.nanoTime() + patience.toNanos();
        for (Service service : Service.values()) {
            while (!readiness.of(uri(service))) {
                if (closed) {
                    throw new CannotStartException("Tandem was stopped while it started.");
                }
                if (System.nanoTime() > deadline) {
                    throw new CannotStartException("%s is not ready after %d s; its log is %s"
                            .formatted(service.serviceName(), patience.toSeconds(), log(service)));
                }
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    private Path log(Service service) {
        return data.path().resolve("log").resolve(service.serviceName() + ".log");
    }

    /** Ends the service as a crash would ({@code kill -9}) and returns when it has ended; it is started again. */
    public void kill(Service service) throws InterruptedException {
        of(service).kill();
    }

    /**
     * A process of this service beside the one that is kept alive here, on any free port; not started, and the caller's
     * to end.
     */
    public ProcessBuilder another(Service service) throws IOException {
        ProcessBuilder process = new ProcessBuilder(service.command(options.root()));
        process.environment().putAll(environment(service));
        process.environment().put("QUARKUS_HTTP_PORT", "0");
        return process;
    }

    /** Broker and database, to take away and to bring back. */
    public Backends backends() {
        synchronized (stopping) {
            if (backends == null) {
                throw new IllegalStateException("nothing was started");
            }
            return backends;
        }
    }

    private ServiceProcess of(Service service) {
        ServiceProcess process = services.get(service);
        if (process == null) {
            throw new IllegalStateException("no process for " + service);
        }
        return process;
    }

    /** Where this service answers. */
    public URI uri(Service service) {
        return URI.create("http://127.0.0.1:" + ports.of(service.port()));
    }

    /** Where report-service answers. */
    public URI reportUri() {
        return uri(Service.REPORT);
    }

    /** Where ingest-service answers. */
    public URI ingestUri() {
        return uri(Service.INGEST);
    }

    /** Where metrics-service answers. */
    public URI metricsUri() {
        return uri(Service.METRICS);
    }

    /** Where Kafka's clients connect. */
    public String bootstrapServers() {
        return "127.0.0.1:" + ports.of(Port.KAFKA);
    }

    /** Where the database's clients connect; the user has to be given apart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(Port.POSTGRES) + "/tandem";
    }

    /**
     * What metrics-service has still to do before answers hold everything that it has read; far more than ten thousand
     * may be told as ten thousand.
     */
    public long unsettled() throws IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), "tandem_reader", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(sum(unsettled), 0) from report.organisation")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException("the database does not tell what is to be done", e);
        }
    }

    /** Stops the services, the broker and the database, in this order; returns when no process is left. */
    @Override
    public void close() throws IOException {
        synchronized (stopping) {
            if (closed) {
                return;
            }
            closed = true;
            boolean interrupted = stopServices();
            try (data) {
                if (backends != null) {
                    backends.close();
                }
                State.delete(data.path());
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean stopServices() {
        boolean interrupted = false;
        for (ServiceProcess process : services.values()) {
            try {
                process.stop(STOP_PATIENCE);
            } catch (InterruptedException hurry) {
                interrupted = true;
                process.end();
            }
        }
        return interrupted;
    }
}
