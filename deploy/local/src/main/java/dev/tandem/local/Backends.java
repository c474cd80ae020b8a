package dev.tandem.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Broker and database, which start side by side and stop one after the other. */
final class Backends implements AutoCloseable {
    private final CompletableFuture<EmbeddedKafka> kafka;
    private final CompletableFuture<EmbeddedPostgres> postgres;

    private Backends(CompletableFuture<EmbeddedKafka> kafka, CompletableFuture<EmbeddedPostgres> postgres) {
        this.kafka = kafka;
        this.postgres = postgres;
    }

    /** Starts both, with their data in {@code data}; returns at once. */
    static Backends start(Path data, Ports ports) {
        return new Backends(
                beside("kafka", () -> kafka(data, ports.of(Port.KAFKA))),
                beside("postgres", () -> EmbeddedPostgres.start(postgres(data), ports.of(Port.POSTGRES))));
    }

    private static EmbeddedKafka kafka(Path data, int port) throws IOException {
        EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), port);
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
