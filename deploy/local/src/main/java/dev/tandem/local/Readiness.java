package dev.tandem.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether a service says that it can do its work now. */
public final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    /** Asks the service at {@code service} once; no answer within two seconds is a no. */
    public boolean of(URI service) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        }
    }
}
