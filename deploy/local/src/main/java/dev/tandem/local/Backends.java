package dev.tandem.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Broker and database, which start side by side and stop one after the other. Each can be taken away under the running
 * services and brought back with the same data on the same port, by one thread at a time.
 */
public final class Backends implements AutoCloseable {
    private final Path data;
    private final Ports ports;
    private volatile CompletableFuture<EmbeddedKafka> kafka;
    private volatile CompletableFuture<EmbeddedPostgres> postgres;

    private Backends(Path data, Ports ports) {
        this.data = data;
        this.ports = ports;
        this.kafka = kafkaStart();
        this.postgres = postgresStart();
    }

    /** Starts both, with their data in {@code data}; returns at once. */
    static Backends start(Path data, Ports ports) {
        return new Backends(data, ports);
    }

    private CompletableFuture<EmbeddedKafka> kafkaStart() {
        return beside("kafka", () -> kafka(data, ports));
    }

    private CompletableFuture<EmbeddedPostgres> postgresStart() {
        return beside("postgres", () -> EmbeddedPostgres.start(postgres(data), ports.of(Port.POSTGRES)));
    }

    /** Stops the broker alone; returns when it takes no more connections. */
    public void stopKafka() {
        kafka.join().close();
        kafka = gone();
    }

    /** Brings the stopped broker back; returns when it takes connections. */
    public void startKafka() throws CannotStartException {
        kafka = kafkaStart();
        await("Kafka", kafka);
    }

    /** Stops the database alone, in its own fast way. */
    public void stopPostgres() throws IOException {
        postgres.join().close();
        postgres = gone();
    }

    /** Ends the database alone as a crash would; returns when no process of it is left. */
    public void crashPostgres() throws IOException {
        postgres.join().crash();
        postgres = gone();
    }

    /** Brings the stopped database back; returns when it takes connections. */
    public void startPostgres() throws CannotStartException {
        postgres = postgresStart();
        await("PostgreSQL", postgres);
    }

    private static <T> CompletableFuture<T> gone() {
        return CompletableFuture.failedFuture(new IllegalStateException("it is stopped"));
    }

    private static EmbeddedKafka kafka(Path data, Ports ports) throws IOException {
        EmbeddedKafka kafka =
                EmbeddedKafka.start(data.resolve("kafka"), ports.of(Port.KAFKA), ports.of(Port.CONTROLLER));
        try {
            Topics.create(kafka.bootstrapServers());
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    static Path postgres(Path data) {
        return data.resolve("postgres");
    }

    private static <T> CompletableFuture<T> beside(String name, Callable<T> start) {
        CompletableFuture<T> future = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        future.complete(start.call());
                    } catch (Throwable e) {
                        // an error too: whoever waits for this thread would wait for ever
                        future.completeExceptionally(e);
                    }
                },
                name + "-start");
        thread.setDaemon(true);
        thread.start();
        return future;
    }

    /** Returns when both take connections. */
    void await() throws CannotStartException {
        await("Kafka", kafka);
        await("PostgreSQL", postgres);
    }

    private static void await(String name, CompletableFuture<?> start) throws CannotStartException {
        try {
            start.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new CannotStartException(name + " does not start: " + cause.getMessage(), cause);
        }
    }

    /** Stops first the broker and then the database, also when one of them never started. */
    @Override
    public void close() throws IOException {
        try {
            if (started(kafka)) {
                kafka.join().close();
            }
        } finally {
            if (started(postgres)) {
                postgres.join().close();
            }
        }
    }

    private static boolean started(CompletableFuture<?> start) {
        return start.handle((value, failure) -> failure == null).join();
    }
}
