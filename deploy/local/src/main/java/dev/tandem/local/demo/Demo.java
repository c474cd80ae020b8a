package dev.tandem.local.demo;

import dev.tandem.events.CloudEvent;
import dev.tandem.local.Progress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings the demo scenario into a running Tandem, over HTTP like any client. */
public final class Demo {
    private static final int BATCH = 2_000;
    private static final int IN_FLIGHT = 4;
    private static final String REGISTRATION = """
            {"name":"Nordlicht","timeZone":"Europe/Berlin","simulated":true,"minimumGroup":10}""";

    private final URI ingest;
    private final Progress progress;
    private final Sender sender = new Sender();
    private final ExecutorService senders = Executors.newFixedThreadPool(IN_FLIGHT);
    private final Queue<Future<Integer>> inFlight = new ArrayDeque<>(IN_FLIGHT);
    private long done;

    private Demo(URI ingest, Progress progress) {
        this.ingest = ingest;
        this.progress = progress;
    }

    /**
     * Registers Nordlicht as simulated, sends all its events and then its press; returns when ingest has taken
     * everything. A second load changes nothing, since every event has the same identity again.
     *
     * @param ingest base address of ingest-service
     * @param metrics base address of metrics-service
     * @param progress told of events after each batch, on the calling thread
     * @throws IOException when a service cannot be reached or refuses anything; the message says what and why
     */
    public static void load(URI ingest, URI metrics, Progress progress) throws IOException, InterruptedException {
        Demo demo = new Demo(ingest, progress);
        try {
            demo.register(metrics);
            demo.sendEvents();
            demo.sendArticles();
        } finally {
            demo.senders.shutdownNow();
        }
    }

    private void register(URI metrics) throws IOException, InterruptedException {
        HttpResponse<String> response = sender.send(
                "PUT",
                metrics.resolve("/v1/organisations/" + DemoScenario.ORGANISATION),
                "application/json",
                REGISTRATION.getBytes(StandardCharsets.UTF_8));
        if (response.statusCode() != 200 && response.statusCode() != 201) {
            throw Answer.unexpected(response);
        }
    }

    private void sendEvents() throws IOException, InterruptedException {
        Iterator<CloudEvent> events = DemoScenario.events().iterator();
        while (events.hasNext()) {
            EventLines batch = new EventLines(BATCH);
            while (batch.count() < BATCH && events.hasNext()) {
                batch.add(events.next());
            }
            // holds no more batches in memory than are on their way
            if (inFlight.size() == IN_FLIGHT) {
                awaitOldest();
            }
            byte[] lines = batch.finish();
            int count = batch.count();
            inFlight.add(senders.submit(() -> send(lines, count)));
        }
        while (!inFlight.isEmpty()) {
            awaitOldest();
        }
    }

    private int send(byte[] lines, int count) throws IOException, InterruptedException {
        Answer answer = Answer.of(sender.send("POST", ingest.resolve("/v1/events"), "application/x-ndjson", lines));
        if (answer.refusal() != null || answer.accepted() != count) {
            throw new IOException("ingest took " + answer.accepted() + " of " + count
                    + " events of the demo; the first refused is " + answer.refusal());
        }
        return count;
    }

    private void awaitOldest() throws IOException, InterruptedException {
        try {
            done += inFlight.remove().get();
        } catch (ExecutionException e) {
            String message = e.getCause() instanceof IOException refused ? refused.getMessage() : "a batch failed";
            throw new IOException("cannot load the demo: " + message, e);
        }
        progress.advanced(done, DemoScenario.EVENTS);
    }

    private void sendArticles() throws IOException, InterruptedException {
        for (byte[] article : Articles.all()) {
            HttpResponse<String> response =
                    sender.send("POST", ingest.resolve("/v1/articles"), "application/json", article);
            if (response.statusCode() != 202) {
                throw Answer.unexpected(response);
            }
        }
    }
}
