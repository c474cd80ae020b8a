package dev.tandem.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Processor time and memory of processes, read from Linux' {@code /proc}; elsewhere everything is 0. */
public final class Cpu {
    private static final double TICKS_A_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_CHILDREN_USER = 13;
    private static final int ENDED_CHILDREN_SYSTEM = 14;

    private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

    private Cpu() {}

    /**
     * Seconds that a process, its descendants and its children that have ended have worked so far; of this process
     * alone, since all that is measured descends from it.
     */
    public static double seconds(ProcessHandle process) {
        if (process.equals(ProcessHandle.current())) {
            return secondsOf(process, USER, SYSTEM);
        }
        try (Stream<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants())) {
            return family.mapToDouble(each -> secondsOf(each, USER, SYSTEM, ENDED_CHILDREN_USER, ENDED_CHILDREN_SYSTEM))
                    .sum();
        }
    }

    private static double secondsOf(ProcessHandle process, int... kinds) {
        try {
            String line = Files.readString(proc(process).resolve("stat"));
            // the name of the program stands in brackets and may hold blanks
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int kind : kinds) {
                ticks += ticks(fields, kind);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
    }

    private static long ticks(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }

    /** Seconds that all processors of the machine have worked so far, whoever they worked for. */
    static double machineSeconds() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/stat"))) {
            String[] fields = lines.findFirst().orElse("").trim().split(" +");
            // cpu user nice system idle iowait irq softirq steal
            long ticks = 0;
            for (int i : BUSY) {
                ticks += ticks(fields, i);
            }
            return ticks / TICKS_A_SECOND;
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** The most MiB that the process ever held. */
    public static long peakMebibytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(proc(process).resolve("status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
    }

    private static Path proc(ProcessHandle process) {
        return Path.of("/proc", Long.toString(process.pid()));
    }
}
