package dev.tandem.local.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tandem.events.EventCodec;
import dev.tandem.local.CannotStartException;
import dev.tandem.local.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where files are sent: an import of ingest-service. What it could not take for a moment is sent again; it counts once,
 * and goes on where it was broken off.
 */
final class ImportTarget {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int BUSY = 503;

    private final URI ingest;
    private final ImportOptions options;
    private final int attempts;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    ImportTarget(URI ingest, ImportOptions options) {
        this(ingest, options, 7);
    }

    /** @param attempts how often a file is sent before it is given up */
    ImportTarget(URI ingest, ImportOptions options, int attempts) {
        this.ingest = ingest;
        this.options = options;
        this.attempts = attempts;
    }

    /**
     * Sends a file and waits until all of it was read.
     *
     * @param sending is told how many bytes have gone
     * @param reading is told how many rows are done, where ingest-service tells it
     * @throws CannotStartException says why it is not taken
     */
    ImportAnswer send(Path file, Progress sending, Progress reading)
            throws IOException, InterruptedException, CannotStartException {
        Duration pause = Duration.ofSeconds(1);
        for (int attempt = 1; ; ) {
            Duration asked = pause;
            try {
                HttpResponse<byte[]> answer = sendOnce(file, sending, reading);
                if (answer.statusCode() == OK) {
                    return ImportAnswer.parse(answer.body());
                }
                boolean later = answer.statusCode() == BUSY || answer.statusCode() == CONFLICT;
                if (!later || attempt == attempts) {
                    throw refused(answer);
                }
                asked = retryAfter(answer, pause);
                // the same file is read already, for a sender that is gone: it will come to an end
                attempt += answer.statusCode() == CONFLICT ? 0 : 1;
            } catch (IOException lost) {
                if (attempt++ == attempts) {
                    throw new CannotStartException("ingest-service does not answer on " + ingest + ".", lost);
                }
            }
            Thread.sleep(asked.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> sendOnce(Path file, Progress sending, Progress reading)
            throws IOException, InterruptedException {
        long size = Files.size(file);
        AtomicLong sent = new AtomicLong();
        HttpRequest request = HttpRequest.newBuilder(ingest.resolve(options.address()))
                .header("Content-Type", contentType(file))
                .POST(
                        size == 0
                                ? BodyPublishers.noBody()
                                : BodyPublishers.fromPublisher(
                                        BodyPublishers.ofInputStream(() -> new Counted(open(file), sent)), size))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            while (true) {
                try {
                    HttpResponse<byte[]> whole = answer.get(1, TimeUnit.SECONDS);
                    sending.advanced(sent.get(), size);
                    return whole;
                } catch (TimeoutException stillAtIt) {
                    sending.advanced(sent.get(), size);
                    if (sent.get() >= size) {
                        askHowFar(reading);
                    }
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentType(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            return "application/gzip";
        }
        return name.endsWith(".zip") ? "application/zip" : "text/csv";
    }

    /** Progress is not worth an error. */
    private void askHowFar(Progress reading) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(ingest.resolve("/v1/imports/running"))
                .timeout(CONNECT_PATIENCE)
                .build();
        try (JsonParser json = EventCodec.json()
                .createParser(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())) {
            long rows = 0;
            long safe = 0;
            boolean mine = false;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.END_OBJECT && mine) {
                    reading.advanced(safe, rows);
                    return;
                }
                if (token.isScalarValue() && json.currentName() != null) {
                    switch (json.currentName()) {
                        case "mapping" -> mine = json.getText().equals(options.mapping());
                        case "rows" -> rows = json.getValueAsLong();
                        case "safe" -> safe = json.getValueAsLong();
                        default -> {}
                    }
                }
            }
        } catch (IOException notTold) {
            reading.advanced(0, 0);
        }
    }

    private static Duration retryAfter(HttpResponse<?> answer, Duration otherwise) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,3}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(otherwise);
    }

    private static CannotStartException refused(HttpResponse<byte[]> answer) {
        return new CannotStartException("ingest-service refuses it with %d: %s"
                .formatted(answer.statusCode(), Problem.sentence(answer.body())));
    }
}
