package dev.tandem.benchmarks.machine;

import java.util.Map;

/**
 * What something took.
 *
 * @param seconds from start to end
 * @param cpuSeconds processor time by whose it is
 */
public record Usage(double seconds, Map<Part, Double> cpuSeconds) {
    public Usage {
        cpuSeconds = Map.copyOf(cpuSeconds);
    }

    /** Processor time of a part in seconds. */
    public double cpu(Part part) {
        return cpuSeconds.getOrDefault(part, 0.0);
    }

    /** How many processors were busy with it, on average. */
    public double processors() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() / seconds;
    }
}
