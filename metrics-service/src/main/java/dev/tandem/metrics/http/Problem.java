package dev.tandem.metrics.http;

import dev.tandem.events.Violation;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * The body of every error, RFC 9457; all of them are made here.
 *
 * @param violations where and why, empty when it is about the request as a whole
 */
public record Problem(URI type, String title, int status, String detail, List<Violation> violations) {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final int RETRY_AFTER_SECONDS = 5;

    static Response unknownParameter(String name) {
        Violation violation = new Violation("", "does not know " + name);
        return answer(400, "Bad request", "A query parameter is not known here.", List.of(violation));
    }

    static Response refused(List<Violation> violations) {
        return answer(422, "Unprocessable content", "What was sent cannot be taken.", violations);
    }

    static Response timeZoneFixed(String timeZone) {
        Violation violation = new Violation("/timeZone", "stays " + timeZone + ", since facts are counted in it");
        return answer(409, "Conflict", "The time zone cannot change any more.", List.of(violation));
    }

    static Response neverLogged() {
        return answer(
                409,
                "Never in Kafka",
                "It was refused before it reached Kafka. Send a mended event to ingest-service.",
                List.of());
    }

    static Response gone() {
        return answer(410, "Gone", "Kafka does not hold the record any more.", List.of());
    }

    static Response logAway() {
        return answer(503, "Service unavailable", "Kafka is away; try again later.", List.of());
    }

    static Response notFound() {
        return of(404);
    }

    /** The answer of a status about which no more is known. */
    static Response of(int status) {
        return switch (status) {
            case 400 -> answer(400, "Bad request", "The request cannot be understood.", List.of());
            case 404 -> answer(404, "Not found", "There is nothing at this address.", List.of());
            case 405 -> answer(405, "Method not allowed", "This address does not take this method.", List.of());
            case 406 -> answer(406, "Not acceptable", "This address answers with application/json.", List.of());
            case 413 -> answer(413, "Content too large", "The request is too large.", List.of());
            case 415 -> answer(415, "Unsupported media type", "This address takes application/json.", List.of());
            case 503 -> answer(503, "Service unavailable", "The database is away; try again later.", List.of());
            default ->
                status >= 500
                        ? answer(
                                500, "Internal error", "Something went wrong on our side; it is in the log.", List.of())
                        : of(400);
        };
    }

    private static Response answer(int status, String title, String detail, List<Violation> violations) {
        URI type = URI.create(
                "https://tandem.dev/problems/" + title.toLowerCase(Locale.ROOT).replace(' ', '-'));
        Response.ResponseBuilder answer =
                Response.status(status).type(MEDIA_TYPE).entity(new Problem(type, title, status, detail, violations));
        if (status == 503) {
            answer.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return answer.build();
    }
}
