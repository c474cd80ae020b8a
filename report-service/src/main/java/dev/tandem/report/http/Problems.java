package dev.tandem.report.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.Asked;
import dev.tandem.report.DataUnavailableException;
import dev.tandem.report.InvalidCursorException;
import dev.tandem.report.Violation;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Makes every error that leaves this service; nothing of an exception's text is told. */
@ApplicationScoped
class Problems {
    private static final String MEDIA_TYPE = "application/problem+json";
    private static final String RETRY_SECONDS = "5";
    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** The parameters cannot be answered. */
    static Response refused(List<Violation> violations) {
        String named = String.join(
                "; ",
                violations.stream()
                        .map(violation -> violation.parameter() + " " + violation.reason())
                        .toList());
        List<Problem.Fault> faults = violations.stream()
                .map(violation -> new Problem.Fault("/" + violation.parameter(), violation.reason()))
                .toList();
        return response(problem("invalid-parameter", "A parameter is wrong", 400, named, faults));
    }

    /** No name has control characters, and PostgreSQL takes no NUL. */
    @ServerRequestFilter
    Optional<Response> controls(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        List<Violation> violations = Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                .flatMap(parameters -> parameters.entrySet().stream())
                .filter(parameter -> Stream.concat(Stream.of(parameter.getKey()), parameter.getValue().stream())
                        .anyMatch(text -> text.chars().anyMatch(Character::isISOControl)))
                .map(parameter -> new Violation(
                        parameter.getKey().replaceAll("\\p{Cntrl}", "?"), "must not hold control characters"))
                .toList();
        return violations.isEmpty() ? Optional.empty() : Optional.of(refused(violations));
    }

    /** There is no such thing. */
    static Response unknown(String what) {
        return response(problem("not-found", "Not found", 404, "There is no such " + what + ".", null));
    }

    /** The sums do not hold yet what the definition needs. */
    static Response unfinished(Asked.Unfinished unfinished) {
        Integer older = unfinished.older();
        String detail = "The facts are still being counted anew for this question. Ask again later"
                + (older == null ? "." : ", or ask for version " + older + ".");
        return response(problem("definition-unfinished", "Not counted yet", 409, detail, null));
    }

    @ServerExceptionMapper
    Response unavailable(DataUnavailableException e) {
        LOG.debug("published views cannot be read", e);
        Problem problem = problem(
                "database-unavailable",
                "The database is away",
                503,
                "The numbers cannot be read now. Ask again in a few seconds.",
                null);
        return Response.fromResponse(response(problem))
                .header("Retry-After", RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response cursor(InvalidCursorException e) {
        return refused(List.of(new Violation("page[after]", "must be the next of an answer")));
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        Response.ResponseBuilder answer = Response.fromResponse(response(of(status)));
        return status == 405 ? answer.header("Allow", AllowedMethods.here()).build() : answer.build();
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException e) {
        LOG.error("a request failed", e);
        return response(of(500));
    }

    /** What no resource answers. */
    void routes(@Observes Router router) {
        router.route().last().handler(this::nothingThere);
        router.errorHandler(405, this::nothingThere);
    }

    private void nothingThere(RoutingContext context) {
        int status = context.statusCode() == 405 ? 405 : 404;
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", MEDIA_TYPE)
                    .end(json.writeValueAsString(of(status)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem of(int status) {
        return switch (status) {
            case 404 -> problem("not-found", "Not found", 404, "There is nothing at this address.", null);
            case 405 ->
                problem(
                        "method-not-allowed",
                        "Method not allowed",
                        405,
                        "This address does not take this method.",
                        null);
            case 406 ->
                problem(
                        "not-acceptable",
                        "Not acceptable",
                        406,
                        "This address answers in none of the types of the Accept header.",
                        null);
            case 415 ->
                problem(
                        "unsupported-media-type",
                        "Unsupported media type",
                        415,
                        "This address does not take this type of content.",
                        null);
            default ->
                status >= 500
                        ? problem(
                                "internal-error",
                                "Internal error",
                                500,
                                "Something went wrong here; it has been logged.",
                                null)
                        : problem("bad-request", "Bad request", status, "The request cannot be understood.", null);
        };
    }

    private static Problem problem(
            String type, String title, int status, String detail, @Nullable List<Problem.Fault> violations) {
        return new Problem("https://tandem.dev/problems/" + type, title, status, detail, violations);
    }

    private static Response response(Problem problem) {
        return Response.status(problem.status())
                .type(MEDIA_TYPE)
                .entity(problem)
                .build();
    }
}
