package dev.tandem.benchmarks.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One measurement.
 *
 * @param system what was measured, for instance {@code tandem/answerable}
 * @param round which of the repetitions it was, from 1
 * @param things how many events, rows or requests went through
 * @param usage what they took
 * @param peakMebibytes the most memory of what was measured; 0 where it is not told
 * @param wrong differences to the truth, a sentence each
 * @param notes what else belongs to it, by name
 */
public record Result(
        String system,
        int round,
        long things,
        Usage usage,
        long peakMebibytes,
        List<String> wrong,
        Map<String, Object> notes) {
    private static final double MICROS = 1e6;

    public Result {
        wrong = List.copyOf(wrong);
        notes = new LinkedHashMap<>(notes);
    }

    public double perSecond() {
        return things / usage.seconds();
    }

    /** Processor time of a part for each thing, in microseconds. */
    public double microsEach(Part part) {
        return usage.cpu(part) * MICROS / things;
    }
}
