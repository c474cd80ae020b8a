package dev.tandem.ingest.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.ingest.EventLogUnavailableException;
import dev.tandem.ingest.EventTooLargeException;
import dev.tandem.ingest.feeds.SubscriptionsUnavailableException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown into a problem; what an exception says never leaves the service. */
@Singleton
class ProblemMappers {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final HttpConfig config;

    ProblemMappers(HttpConfig config) {
        this.config = config;
    }

    @ServerExceptionMapper
    public Response map(ProblemException e) {
        return answer(e.problem());
    }

    @ServerExceptionMapper
    public Response map(EventLogUnavailableException e) {
        return answer(Problems.logUnavailable());
    }

    @ServerExceptionMapper
    public Response map(SubscriptionsUnavailableException e) {
        return answer(Problems.subscriptionsUnavailable());
    }

    @ServerExceptionMapper
    public Response map(EventTooLargeException e) {
        return answer(Problems.tooLarge("An event is larger than the event log takes."));
    }

    @ServerExceptionMapper
    public Response map(JacksonException e) {
        return answer(Problems.malformed("The body is not JSON in UTF-8."));
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException e) {
        return answer(Problems.of(e.getResponse().getStatus()));
    }

    @ServerExceptionMapper
    public Response map(Throwable e) {
        LOG.error("A request failed for a reason that nobody foresaw", e);
        return answer(Problems.of(500));
    }

    private Response answer(Problem problem) {
        return builder(problem).build();
    }

    private Response.ResponseBuilder builder(Problem problem) {
        Response.ResponseBuilder builder =
                Response.status(problem.status()).type(MEDIA_TYPE).entity(problem);
        if (problem.status() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Signature, Basic realm=\"helpdesks\"");
        }
        if (problem.status() == 405) {
            builder.header(HttpHeaders.ALLOW, AllowedMethods.here());
        }
        if (problem.status() == 503) {
            builder.header(HttpHeaders.RETRY_AFTER, config.retryAfter().toSeconds());
        }
        return builder;
    }
}
