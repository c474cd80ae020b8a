package dev.tandem.local;

import java.nio.file.Path;
import java.util.List;

/** The three services, in the order in which they are stopped: nobody is asked what he can no longer answer. */
public enum Service {
    REPORT("report-service", Port.REPORT, 128),
    INGEST("ingest-service", Port.INGEST, 208),
    METRICS("metrics-service", Port.METRICS, 320);

    private final String serviceName;
    private final Port port;
    private final int heapMebibytes;

    Service(String serviceName, Port port, int heapMebibytes) {
        this.serviceName = serviceName;
        this.port = port;
        this.heapMebibytes = heapMebibytes;
    }

    /** The name of its module and of its log file. */
    public String serviceName() {
        return serviceName;
    }

    /** Where it listens. */
    public Port port() {
        return port;
    }

    /** Its program, as the build leaves it. */
    Path program(Path root) {
        return root.resolve(programName());
    }

    /** The end of its program's path; a command line with it is this service's. */
    String programName() {
        return serviceName + "/target/quarkus-app/quarkus-run.jar";
    }

    /**
     * How it is run: small, because five programs share one machine. Half of the heap is for what lives shortly, as
     * batches of events do. The optimising compiler stays off: while the demo is loaded it takes more of two cores
     * than it gives back, and its memory is better spent on the heap.
     */
    List<String> command(Path root) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + heapMebibytes + "m",
                "-Xmn" + heapMebibytes / 2 + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                // each thread would keep a buffer as large as the largest that it ever wrote
                "-Djdk.nio.maxCachedBufferSize=65536",
                "-jar",
                program(root).toString());
    }
}
