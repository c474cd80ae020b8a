package dev.tandem.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends like a patient client: waits when it is asked to wait, and tries again when a connection breaks. */
final class Sender {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int CONNECTION_TRIES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(125);
    private static final long LONGEST_PAUSE_SECONDS = 30;

    private final HttpClient client = HttpClient.newBuilder()
            // one cleartext connection a request in flight; the upgrade to HTTP/2 would only cost a round trip
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Sends until there is an answer other than 503. Safe to repeat, since what arrives twice is counted once.
     *
     * @throws IOException when the connection keeps breaking, or when 503 is all that comes for five minutes
     */
    HttpResponse<String> send(String method, URI address, String mediaType, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWER_LIMIT)
                .header("Content-Type", mediaType)
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        long begun = System.nanoTime();
        while (true) {
            HttpResponse<String> response = exchange(request);
            if (response.statusCode() != 503) {
                return response;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException(method + " " + address + " is answered by 503 only");
            }
            Thread.sleep(Duration.ofSeconds(pauseSeconds(response)).toMillis());
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException, InterruptedException {
        for (int broken = 1; ; broken++) {
            try {
                return client.send(request, BodyHandlers.ofString());
            } catch (IOException e) {
                if (broken == CONNECTION_TRIES) {
                    throw new IOException(request.method() + " " + request.uri() + " gets no answer", e);
                }
                Thread.sleep(FIRST_PAUSE.multipliedBy(1L << broken).toMillis());
            }
        }
    }

    private static long pauseSeconds(HttpResponse<String> response) {
        String asked = response.headers().firstValue("Retry-After").orElse("1");
        long seconds = asked.matches("[0-9]{1,6}") ? Long.parseLong(asked) : 1;
        return Math.min(LONGEST_PAUSE_SECONDS, seconds);
    }
}
