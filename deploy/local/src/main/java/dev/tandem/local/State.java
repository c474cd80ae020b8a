package dev.tandem.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs on a data directory, as a file in it tells: the other commands read it, and the next start finds there
 * what a killed launcher left behind.
 *
 * @param launcher who holds the directory, with broker and database
 * @param ports where everything listens
 * @param services the services that run
 */
public record State(RunningProcess launcher, Ports ports, Map<Service, RunningProcess> services) {
    private static final String FILE = "state.properties";

    public State {
        EnumMap<Service, RunningProcess> ordered = new EnumMap<>(Service.class);
        ordered.putAll(services);
        services = Collections.unmodifiableMap(ordered);
    }

    /** What stands in {@code data}; empty when nothing does, or nothing that can be understood. */
    public static Optional<State> read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        EnumMap<Service, RunningProcess> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            process(properties, service.serviceName()).ifPresent(process -> services.put(service, process));
        }
        EnumMap<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String number = properties.getProperty(key(port), "");
            numbers.put(port, number.matches("[0-9]{1,5}") ? Integer.parseInt(number) : port.preset());
        }
        return process(properties, "launcher").map(launcher -> new State(launcher, new Ports(numbers), services));
    }

    private static Optional<RunningProcess> process(Properties properties, String key) {
        return RunningProcess.parse(properties.getProperty(key, ""));
    }

    private static String key(Port port) {
        return "port." + port.listener();
    }

    /** The database server that runs on {@code data}. */
    public Optional<ProcessHandle> postgres(Path data) throws IOException {
        return Postmaster.on(Backends.postgres(data).resolve("data")).map(Postmaster::handle);
    }

    /** Writes the file in one step, so that nobody reads a half. */
    void write(Path data) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("launcher", launcher.toString());
        services.forEach((service, process) -> properties.setProperty(service.serviceName(), process.toString()));
        for (Port port : Port.values()) {
            properties.setProperty(key(port), Integer.toString(ports.of(port)));
        }
        Path unfinished = data.resolve(FILE + ".new");
        try (Writer writer = Files.newBufferedWriter(unfinished)) {
            properties.store(writer, null);
        }
        Files.move(unfinished, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }
}
