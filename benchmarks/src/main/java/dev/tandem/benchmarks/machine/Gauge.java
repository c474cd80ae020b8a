package dev.tandem.benchmarks.machine;

import dev.tandem.local.Memory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the clock and the processor time of the processes that take part. */
public final class Gauge {
    private static final long MEBIBYTE = 1 << 20;

    private final Map<Part, List<ProcessHandle>> processes;

    public Gauge(Map<Part, List<ProcessHandle>> processes) {
        this.processes = Map.copyOf(processes);
    }

    /** The state of everything at one moment. */
    public Moment now() {
        Map<Part, Double> cpu = new EnumMap<>(Part.class);
        processes.forEach((part, handles) ->
                cpu.put(part, handles.stream().mapToDouble(Cpu::seconds).sum()));
        return new Moment(System.nanoTime(), cpu, Cpu.machineSeconds());
    }

    /** The most MiB that the processes of a part ever held, each for itself, added up. */
    public long peakMebibytes(Part part) {
        return processes.getOrDefault(part, List.of()).stream()
                .mapToLong(Cpu::peakMebibytes)
                .sum();
    }

    /** MiB that the processes of a part and their descendants hold now, shared pages counted once. */
    public long mebibytes(Part part) throws InterruptedException {
        long bytes = 0;
        for (ProcessHandle process : processes.getOrDefault(part, List.of())) {
            bytes += Memory.resident(process).orElse(0);
        }
        return bytes / MEBIBYTE;
    }

    /**
     * The state of everything at one moment.
     *
     * @param nanos of {@link System#nanoTime()}
     * @param cpu seconds since the start of the processes
     * @param machine seconds that all processors have worked since the machine started
     */
    public record Moment(long nanos, Map<Part, Double> cpu, double machine) {
        public Moment {
            cpu = Map.copyOf(cpu);
        }

        /** What was used from here until {@code end}. */
        public Usage until(Moment end) {
            Map<Part, Double> used = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                used.put(part, end.cpu.getOrDefault(part, 0.0) - cpu.getOrDefault(part, 0.0));
            }
            return new Usage((end.nanos - nanos) / 1e9, used, end.machine - machine);
        }
    }
}
