package dev.tandem.metrics.http;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.metrics.StoreUnavailableException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what is thrown into a problem; what an exception says never leaves the service. */
@Singleton
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response map(StoreUnavailableException e) {
        return Problem.of(503);
    }

    @ServerExceptionMapper
    public Response map(JacksonException e) {
        return Problem.of(400);
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException e) {
        if (e.getCause() instanceof JacksonException) {
            return Problem.of(400);
        }
        Response answer = Problem.of(e.getResponse().getStatus());
        return answer.getStatus() != 405
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, AllowedMethods.here())
                        .build();
    }

    @ServerExceptionMapper
    public Response map(Throwable e) {
        LOG.error("A request failed for a reason that nobody foresaw", e);
        return Problem.of(500);
    }
}
