package dev.tandem.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much of the machine's memory processes hold. */
public final class Memory {
    private static final long KIBIBYTE = 1024;

    private Memory() {}

    /**
     * Bytes that the process and its descendants hold. On Linux what several share counts for each by its part, so
     * that sums are true; elsewhere it is what {@code ps} calls resident. Empty when the system does not tell.
     */
    public static OptionalLong resident(ProcessHandle process) throws InterruptedException {
        try (Stream<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants())) {
            return sum(family.map(ProcessHandle::pid).toList());
        }
    }

    /** The same of the process alone. */
    public static OptionalLong residentAlone(ProcessHandle process) throws InterruptedException {
        return sum(List.of(process.pid()));
    }

    private static OptionalLong sum(List<Long> pids) throws InterruptedException {
        long bytes = 0;
        for (long pid : pids) {
            OptionalLong one = proportional(pid);
            bytes += (one.isPresent() ? one : resident(pid)).orElse(0);
        }
        return bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static OptionalLong proportional(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException notTold) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong resident(long pid) throws InterruptedException {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            ps.waitFor();
            return answer.matches("[0-9]+") ? OptionalLong.of(Long.parseLong(answer) * KIBIBYTE) : OptionalLong.empty();
        } catch (IOException noPs) {
            return OptionalLong.empty();
        }
    }
}
