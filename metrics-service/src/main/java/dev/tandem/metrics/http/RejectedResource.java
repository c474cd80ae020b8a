package dev.tandem.metrics.http;

import dev.tandem.events.Violation;
import dev.tandem.metrics.Replay;
import dev.tandem.metrics.Replay.Outcome;
import dev.tandem.metrics.StoreUnavailableException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** What was refused, given a second chance. */
@Path("/v1/rejected/{id}/replay")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class RejectedResource {
    private final Replay replay;

    RejectedResource(Replay replay) {
        this.replay = replay;
    }

    /**
     * What came of a replay.
     *
     * @param outcome {@code counted} or {@code refused}
     * @param violations why it is refused again, empty when it is counted
     */
    public record Body(long id, String outcome, List<Violation> violations) {}

    /** Answers once the event is counted, or refused again. */
    @POST
    public Response replay(long id) throws StoreUnavailableException {
        Outcome outcome = replay.replay(id);
        if (outcome instanceof Outcome.Counted) {
            return Response.ok(new Body(id, "counted", List.of())).build();
        }
        if (outcome instanceof Outcome.StillRefused refused) {
            return Response.ok(new Body(id, "refused", refused.violations())).build();
        }
        if (outcome instanceof Outcome.Unknown) {
            return Problem.notFound();
        }
        if (outcome instanceof Outcome.NeverLogged) {
            return Problem.neverLogged();
        }
        return outcome instanceof Outcome.Gone ? Problem.gone() : Problem.logAway();
    }
}
