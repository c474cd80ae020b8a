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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

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
    public record Body(
            long id,
            @Schema(enumeration = {"counted", "refused"}) String outcome,
            List<Violation> violations) {}

    /** Answers once the event is counted, or refused again. */
    @POST
    @Operation(
            summary = "Count what was refused, from its record in Kafka",
            description = "For when the reason has gone. However often it is asked for, the event counts once.")
    @APIResponse(
            responseCode = "200",
            description = "It is counted, or still refused and why",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Body.class)))
    @APIResponse(responseCode = "404", description = "There is no such refusal")
    @APIResponse(
            responseCode = "409",
            description = "It was refused before it reached Kafka: send a mended event to ingest")
    @APIResponse(responseCode = "410", description = "Kafka does not hold the record any more")
    @APIResponse(responseCode = "503", description = "Kafka or the database is away; ask again after Retry-After")
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
