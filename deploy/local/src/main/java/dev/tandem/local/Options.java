package dev.tandem.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What may differ from one start to another.
 *
 * @param data where everything is kept; made when it is new
 * @param root the directory with the built services, the checkout
 * @param ports where everything listens
 * @param environment variables for a service, beside those that the launcher sets
 * @param said is told in whole sentences what happens, from any thread
 */
public record Options(
        Path data, Path root, Ports ports, Map<Service, Map<String, String>> environment, Consumer<String> said) {
    public Options {
        data = data.toAbsolutePath().normalize();
        root = root.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** On any free ports, so that many can run side by side. */
    public static Options onFreePorts(Path data, Path root, Consumer<String> said) {
        return new Options(data, root, Ports.free(), Map.of(), said);
    }
}
