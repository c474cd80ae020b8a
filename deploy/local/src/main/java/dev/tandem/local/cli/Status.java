package dev.tandem.local.cli;

import dev.tandem.local.Memory;
import dev.tandem.local.Port;
import dev.tandem.local.Readiness;
import dev.tandem.local.RunningProcess;
import dev.tandem.local.Service;
import dev.tandem.local.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells what runs on a data directory. */
final class Status {
    private static final int NOT_RUNNING = 3;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final String ROW = "  %-16s  %-12s  %9s  %10s  %s";

    private final Terminal terminal;
    private final Path data;
    private long bytes;

    Status(Terminal terminal, Path data) {
        this.terminal = terminal;
        this.data = data;
    }

    int run() throws IOException, InterruptedException {
        Optional<State> running = Instance.running(data);
        if (running.isEmpty()) {
            terminal.say("Nothing runs on " + data + ".");
            if (State.read(data).isPresent()) {
                terminal.say("Its last launcher was killed; `tandem stop` ends what it left over.");
            }
            return NOT_RUNNING;
        }
        State state = running.get();
        terminal.say("Tandem runs since %s on %s"
                .formatted(TIME.format(state.launcher().started()), data));
        terminal.say(terminal.bold(ROW.formatted("", "", "process", "memory", "address")));
        Readiness readiness = new Readiness();
        for (Service service : Arrays.asList(Service.values())) {
            tell(service, state, readiness);
        }
        tellBackends(state);
        terminal.say(ROW.formatted("in all", "", "", ProgressBar.mebibytes(bytes), "")
                .stripTrailing());
        return 0;
    }

    private void tell(Service service, State state, Readiness readiness) throws InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + state.ports().of(service.port()));
        Optional<ProcessHandle> process =
                Optional.ofNullable(state.services().get(service)).flatMap(RunningProcess::find);
        String ready = readiness.of(address) ? "ready" : "not ready";
        row(service.serviceName(), process.isPresent() ? ready : "down", process, address + "/");
    }

    private void tellBackends(State state) throws IOException, InterruptedException {
        Optional<ProcessHandle> launcher = state.launcher().find();
        row("launcher, Kafka", "runs", launcher, "127.0.0.1:" + state.ports().of(Port.KAFKA));
        Optional<ProcessHandle> postgres = state.postgres(data);
        row(
                "PostgreSQL",
                postgres.isPresent() ? "runs" : "down",
                postgres,
                "jdbc:postgresql://127.0.0.1:%d/tandem".formatted(state.ports().of(Port.POSTGRES)));
    }

    private void row(String name, String how, Optional<ProcessHandle> process, String address)
            throws InterruptedException {
        OptionalLong memory = process.isPresent() ? memory(name, process.get()) : OptionalLong.empty();
        bytes += memory.orElse(0);
        String padded = "%-12s".formatted(how);
        terminal.say(ROW.formatted(
                        name,
                        "@",
                        process.map(found -> Long.toString(found.pid())).orElse("-"),
                        memory.isPresent() ? ProgressBar.mebibytes(memory.getAsLong()) : "unknown",
                        address)
                .replaceFirst(
                        "@ {11}",
                        how.equals("ready") || how.equals("runs") ? terminal.green(padded) : terminal.red(padded)));
    }

    private static OptionalLong memory(String name, ProcessHandle process) throws InterruptedException {
        // the services are children of the launcher and have lines of their own
        return name.startsWith("launcher") ? Memory.residentAlone(process) : Memory.resident(process);
    }
}
