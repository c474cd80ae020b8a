package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import dev.tandem.local.DataDirectory;
import dev.tandem.local.Orphans;
import dev.tandem.local.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends the launcher that holds a data directory, and what a killed one left there. */
final class Stop {
    private static final int PATIENCE_SECONDS = 150;

    private final Terminal terminal;
    private final Path data;

    Stop(Terminal terminal, Path data) {
        this.terminal = terminal;
        this.data = data;
    }

    int run() throws IOException, InterruptedException, CannotStartException {
        Optional<ProcessHandle> launcher =
                Instance.running(data).map(State::launcher).flatMap(process -> process.find());
        if (launcher.isPresent()) {
            return end(launcher.get());
        }
        if (DataDirectory.isHeld(data)) {
            terminal.complain(data + " is held by a launcher that is just starting or stopping: try again.");
            return 1;
        }
        if (State.read(data).isPresent()) {
            try (DataDirectory held = DataDirectory.hold(data)) {
                Orphans.end(held.path(), terminal::say);
            }
        }
        terminal.say("Nothing runs on " + data + ".");
        return 0;
    }

    private int end(ProcessHandle launcher) throws InterruptedException {
        terminal.say("Stopping process %d ...".formatted(launcher.pid()));
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            terminal.complain("Process %d has not stopped in %d s.".formatted(launcher.pid(), PATIENCE_SECONDS));
            return 1;
        }
        terminal.say("Stopped.");
        return 0;
    }
}
