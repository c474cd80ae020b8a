package dev.tandem.benchmarks.machine;

import java.util.Map;

/**
 * What something took.
 *
 * @param seconds from start to end
 * @param cpuSeconds processor time by whose it is
 * @param machineSeconds processor time of everything that ran on the machine
 */
public record Usage(double seconds, Map<Part, Double> cpuSeconds, double machineSeconds) {
    public Usage {
        cpuSeconds = Map.copyOf(cpuSeconds);
    }

    /** Processor time of a part in seconds. */
    public double cpu(Part part) {
        return cpuSeconds.getOrDefault(part, 0.0);
    }

    /** How many processors were busy with it, on average. */
    public double processors() {
        return sum() / seconds;
    }

    /** How many processors were busy with anything else, on average: a measurement wants this to be near 0. */
    public double otherProcessors() {
        return Math.max(0, (machineSeconds - sum()) / seconds);
    }

    private double sum() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
