package dev.tandem.ingest.http;

import dev.tandem.events.Violation;
import dev.tandem.ingest.Receipt;
import dev.tandem.ingest.helpdesks.HelpdeskOutcome;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The problems that this service answers; every error of every kind is made here. */
final class Problems {
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(404, "Not found"),
            Map.entry(405, "Method not allowed"),
            Map.entry(406, "Not acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content too large"),
            Map.entry(415, "Unsupported media type"),
            Map.entry(422, "Unprocessable content"),
            Map.entry(500, "Internal error"),
            Map.entry(503, "Service unavailable"));
    private static final Map<Integer, String> DETAILS = Map.of(
            400, "The request cannot be understood.",
            404, "There is nothing at this address.",
            405, "This address does not take this method.",
            406, "This address answers with application/json only.",
            415, "This address does not take this content type.",
            500, "Something went wrong on our side; it is in the log.",
            503, "The service cannot take this now; send the same again later.");

    private Problems() {}

    /** The problem of a status about which no more is known. */
    static Problem of(int status) {
        int known = TITLES.containsKey(status) ? status : status >= 500 ? 500 : 400;
        return of(known, DETAILS.getOrDefault(known, "The request cannot be taken."));
    }

    static Problem malformed(String detail) {
        return of(400, detail);
    }

    static Problem unknownParameter(String name) {
        return of(400, "A query parameter is not known here.", List.of(new Violation("", "does not know " + name)));
    }

    static Problem parameter(String name, String reason) {
        return of(400, "The query parameter " + name + " " + reason + ".");
    }

    static Problem notPermitted() {
        return of(401, "The signature of the payload is missing, wrong or too old.");
    }

    static Problem notFound(String detail) {
        return of(404, detail);
    }

    static Problem conflict(String detail) {
        return of(409, detail);
    }

    static Problem tooLarge(String detail) {
        return of(413, detail);
    }

    static Problem unsupported(String detail) {
        return of(415, detail);
    }

    static Problem refused(String detail, List<Violation> violations) {
        return of(422, detail, violations);
    }

    static Problem allRefused(List<Receipt.Rejected> rejected) {
        String detail = rejected.size() == 1 ? "The event was refused." : "Every event was refused.";
        List<Violation> violations = rejected.size() == 1 ? rejected.get(0).violations() : List.of();
        return new Problem(type(422), title(422), 422, detail, violations, rejected);
    }

    static Problem logUnavailable() {
        return of(503, "The event log does not answer; send the same again later, it counts once.");
    }

    static Problem subscriptionsUnavailable() {
        return of(503, "The database of the subscriptions does not answer; everything else is taken.");
    }

    static Problem busy() {
        return of(503, "More is sent at once than can be taken; send the same again later.");
    }

    /** A payload of which every item that is not ignored was refused. */
    static Problem payloadRefused(List<HelpdeskOutcome.Rejected> rejected) {
        String detail = rejected.size() == 1 ? "The payload was refused." : "Everything in the payload was refused.";
        List<Violation> violations = rejected.size() == 1 ? rejected.get(0).violations() : List.of();
        List<Receipt.Rejected> events = rejected.stream()
                .map(each -> new Receipt.Rejected(each.index(), each.id(), each.violations()))
                .toList();
        return new Problem(type(422), title(422), 422, detail, violations, events);
    }

    private static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    private static Problem of(int status, String detail, List<Violation> violations) {
        return new Problem(type(status), title(status), status, detail, violations, null);
    }

    private static String title(int status) {
        return TITLES.getOrDefault(status, "Error");
    }

    private static URI type(int status) {
        return URI.create("https://tandem.dev/problems/"
                + title(status).toLowerCase(Locale.ROOT).replace(' ', '-'));
    }
}
