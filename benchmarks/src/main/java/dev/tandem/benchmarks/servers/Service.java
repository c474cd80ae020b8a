package dev.tandem.benchmarks.servers;

import dev.tandem.local.Readiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** metrics-service or report-service as it is built in the checkout, a process of its own. */
public final class Service implements AutoCloseable {
    private static final long READY_NANOS = TimeUnit.MINUTES.toNanos(2);

    private final String name;
    private final Child child;
    private final URI uri;

    private Service(String name, Child child, URI uri) {
        this.name = name;
        this.child = child;
        this.uri = uri;
    }

    /**
     * Starts it on any free port; returns at once.
     *
     * @param root the checkout
     * @param options of the Java VM
     * @param environment variables beside those of this process
     */
    public static Service start(String name, Path root, List<String> options, Map<String, String> environment, Path log)
            throws IOException {
        Path program = root.resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IOException(name + " is not built: " + program + " is missing");
        }
        int port = freePort();
        Map<String, String> all = new HashMap<>(environment);
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.put("MALLOC_ARENA_MAX", "2");
        List<String> arguments = new ArrayList<>(options);
        arguments.add("-jar");
        arguments.add(program.toString());
        Child child = Child.java(arguments, all, log).unattended();
        return new Service(name, child, URI.create("http://127.0.0.1:" + port));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Returns when it says that it can work. */
    public void awaitReady() throws IOException, InterruptedException {
        Readiness readiness = new Readiness();
        long deadline = System.nanoTime() + READY_NANOS;
        while (!readiness.of(uri)) {
            if (!child.isAlive() || System.nanoTime() > deadline) {
                throw new IOException(name + " does not get ready");
            }
            Thread.sleep(50);
        }
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    public URI uri() {
        return uri;
    }

    public ProcessHandle handle() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
