package dev.tandem.benchmarks.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Kafka as a process of its own. */
public final class Broker implements AutoCloseable {
    private final Child child;
    private final String bootstrapServers;

    private Broker(Child child, String bootstrapServers) {
        this.child = child;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts it on any free port, empty, and returns when its topics exist.
     *
     * @param partitions of the topic that is counted
     */
    public static Broker start(Path directory, int partitions, Path log) throws IOException {
        List<String> options = List.of("-Xms512m", "-Xmx512m", "-Djdk.nio.maxCachedBufferSize=65536");
        Child child = Child.of(
                BrokerProgram.class, options, List.of(directory.toString(), "0", Integer.toString(partitions)), log);
        try {
            String bootstrapServers = child.await();
            return new Broker(child.unattended(), bootstrapServers);
        } catch (IOException e) {
            child.close();
            throw e;
        }
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public ProcessHandle handle() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
