package dev.tandem.benchmarks.peers;

import dev.tandem.benchmarks.machine.Cpu;
import dev.tandem.benchmarks.machine.Gauge;
import dev.tandem.benchmarks.machine.Gauge.Moment;
import dev.tandem.benchmarks.machine.Part;
import dev.tandem.benchmarks.machine.Usage;
import dev.tandem.benchmarks.servers.Child;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures an engine from within its own process and tells the parent. */
final class Watch {
    private final Gauge gauge;
    private final Moment start;

    /** Starts to measure. */
    Watch(long broker) {
        this.gauge = new Gauge(Map.of(
                Part.OWN, List.of(ProcessHandle.current()),
                Part.BROKER, ProcessHandle.of(broker).stream().toList()));
        this.start = gauge.now();
    }

    Moment now() {
        return gauge.now();
    }

    /** Tells the parent what was used until {@code end}. */
    void tell(Moment end) {
        Usage usage = start.until(end);
        Child.say(String.format(
                Locale.ROOT,
                "%f %f %f %f %d",
                usage.seconds(),
                usage.cpu(Part.OWN),
                usage.cpu(Part.BROKER),
                usage.machineSeconds(),
                Cpu.peakMebibytes(ProcessHandle.current())));
    }

    /** What a child told. */
    record Told(Usage usage, long peakMebibytes) {
        static Told of(String line) {
            String[] numbers = line.split(" ", -1);
            Map<Part, Double> cpu =
                    Map.of(Part.OWN, Double.parseDouble(numbers[1]), Part.BROKER, Double.parseDouble(numbers[2]));
            return new Told(
                    new Usage(Double.parseDouble(numbers[0]), cpu, Double.parseDouble(numbers[3])),
                    Long.parseLong(numbers[4]));
        }
    }
}
