package dev.tandem.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** What a launcher that was killed left running on a data directory. Whoever ends it has to hold the directory. */
public final class Orphans {
    private static final int PATIENCE_SECONDS = 15;

    private Orphans() {}

    /** Ends every orphan that is certainly one; returns when they have ended. */
    public static void end(Path data, Consumer<String> said) throws IOException, InterruptedException {
        Optional<State> left = State.read(data);
        if (left.isPresent()) {
            for (Map.Entry<Service, RunningProcess> entry :
                    left.get().services().entrySet()) {
                end(entry.getKey(), entry.getValue(), said);
            }
        }
        Optional<Postmaster> postmaster = Postmaster.on(Backends.postgres(data).resolve("data"));
        if (postmaster.isPresent()) {
            said.accept("PostgreSQL was left over by a launcher that was killed; it is stopped.");
            postmaster.get().stop();
        }
        State.delete(data);
    }

    private static void end(Service service, RunningProcess process, Consumer<String> said)
            throws InterruptedException {
        Optional<ProcessHandle> found = process.runs(service.programName()) ? process.find() : Optional.empty();
        if (found.isEmpty()) {
            return;
        }
        said.accept(service.serviceName() + " was left over by a launcher that was killed; it is stopped.");
        found.get().destroy();
        if (!ended(found.get())) {
            found.get().destroyForcibly();
            ended(found.get());
        }
    }

    private static boolean ended(ProcessHandle handle) throws InterruptedException {
        try {
            handle.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + handle.pid(), e);
        }
    }
}
