package dev.tandem.local;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A process as it can be found again later, by another program too. Its number alone would not do: numbers are given
 * again to strangers.
 *
 * @param pid its number
 * @param started when the system says that it started
 */
public record RunningProcess(long pid, Instant started) {
    // Linux counts from the start of the machine, whose own time moves when the clock is set
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** This process as it is now. */
    public static RunningProcess of(ProcessHandle handle) {
        return new RunningProcess(handle.pid(), handle.info().startInstant().orElseGet(Instant::now));
    }

    /** The process, when it still runs and is not another one that got the same number. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle ->
                        handle.info().startInstant().filter(this::isStart).isPresent());
    }

    private boolean isStart(Instant instant) {
        return Duration.between(started, instant).abs().compareTo(TOLERANCE) <= 0;
    }

    /** Whether its command line holds {@code part}; a system that does not tell leaves it at number and start. */
    boolean runs(String part) {
        return find().filter(handle -> handle.info()
                        .commandLine()
                        .map(line -> line.contains(part))
                        .orElse(true))
                .isPresent();
    }

    @Override
    public String toString() {
        return pid + " " + started;
    }

    static Optional<RunningProcess> parse(String text) {
        String[] parts = text.split(" ", 2);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new RunningProcess(Long.parseLong(parts[0]), Instant.parse(parts[1])));
        } catch (NumberFormatException | DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
