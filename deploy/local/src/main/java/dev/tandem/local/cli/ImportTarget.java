package dev.tandem.local.cli;

import dev.tandem.local.CannotStartException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where rows are sent: an import of ingest-service. What it could not take for a moment is sent again. */
final class ImportTarget {
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(16);
    private static final int BUSY = 503;
    private static final int OK = 200;

    private final URI ingest;
    private final String mapping;
    private final @Nullable String organisation;
    private final int attempts;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_PATIENCE)
            .build();

    ImportTarget(URI ingest, String mapping, @Nullable String organisation) {
        this(ingest, mapping, organisation, 7);
    }

    /** @param attempts how often a piece is sent before it is given up */
    ImportTarget(URI ingest, String mapping, @Nullable String organisation, int attempts) {
        this.ingest = ingest;
        this.mapping = mapping;
        this.organisation = organisation;
        this.attempts = attempts;
    }

    /**
     * Sends one piece; a piece that arrives twice is counted once, so it may be sent again.
     *
     * @throws CannotStartException says why it is not taken
     */
    ImportAnswer send(CsvChunks.Chunk chunk) throws IOException, InterruptedException, CannotStartException {
        HttpRequest request = HttpRequest.newBuilder(address(chunk.firstRow()))
                .header("Content-Type", "text/csv")
                .timeout(ANSWER_PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(chunk.bytes()))
                .build();
        Duration pause = Duration.ofSeconds(1);
        for (int attempt = 1; ; attempt++) {
            Duration asked = pause;
            try {
                HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() == OK) {
                    return ImportAnswer.parse(answer.body());
                }
                if (answer.statusCode() != BUSY || attempt == attempts) {
                    throw refused(answer);
                }
                asked = retryAfter(answer, pause);
            } catch (IOException lost) {
                if (attempt == attempts) {
                    throw new CannotStartException("ingest-service does not answer on " + ingest + ".", lost);
                }
            }
            Thread.sleep(asked.toMillis());
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private URI address(long firstRow) {
        StringBuilder address = new StringBuilder("/v1/imports/").append(encode(mapping));
        address.append("?first_row=").append(firstRow);
        if (organisation != null) {
            address.append("&organisation=").append(encode(organisation));
        }
        return ingest.resolve(address.toString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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
