package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import dev.tandem.local.Port;
import dev.tandem.local.Ports;
import dev.tandem.local.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The Tandem that a command talks to.
 *
 * @param ports where it listens
 */
record Instance(Ports ports) {
    /** The one that runs on {@code data}, else the one that the environment points to. */
    static Instance of(Path data, Map<String, String> environment) throws IOException, CannotStartException {
        Optional<State> running = running(data);
        return new Instance(running.isPresent() ? running.get().ports() : Ports.from(environment));
    }

    /** What the launcher that runs on {@code data} has written down; empty when none runs. */
    static Optional<State> running(Path data) throws IOException {
        return State.read(data).filter(state -> state.launcher().find().isPresent());
    }

    URI ingest() {
        return URI.create("http://127.0.0.1:" + ports.of(Port.INGEST));
    }

    URI metrics() {
        return URI.create("http://127.0.0.1:" + ports.of(Port.METRICS));
    }
}
