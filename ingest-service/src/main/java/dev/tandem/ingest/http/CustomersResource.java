package dev.tandem.ingest.http;

import dev.tandem.events.EventType;
import dev.tandem.events.Violation;
import dev.tandem.ingest.Draft;
import dev.tandem.ingest.IngestConfig;
import dev.tandem.ingest.Intake;
import dev.tandem.ingest.Verdict;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes the wish of a customer to be forgotten. */
@Path("/v1/customers")
@Produces(MediaType.APPLICATION_JSON)
class CustomersResource {
    private static final String SOURCE = "urn:tandem:ingest";

    private final Intake intake;
    private final IngestConfig config;

    CustomersResource(Intake intake, IngestConfig config) {
        this.intake = intake;
        this.config = config;
    }

    /** The id of the erasure event. */
    record Erasing(String id) {}

    /** Answers once the broker acknowledged the event that makes everyone forget. */
    @DELETE
    @Blocking
    @Path("{customer}")
    public Response delete(
            @PathParam("customer") String customer, @QueryParam("organisation") @Nullable String organisation) {
        if (organisation == null || organisation.isEmpty()) {
            throw new ProblemException(Problems.parameter("organisation", "is missing"));
        }
        String id = UUID.randomUUID().toString();
        byte[] data = JsonData.of(Map.of("organisation", organisation, "customer", customer));
        Draft draft = new Draft.Enveloped(
                Draft.Envelope.of(id, SOURCE, EventType.ERASURE.typeName()),
                List.of(),
                data,
                0,
                data.length,
                data.length);
        Verdict verdict = intake.take(draft, "DELETE /v1/customers", config.maxEventBytes());
        if (verdict instanceof Verdict.Refused refused) {
            List<Violation> violations =
                    JsonData.withoutEnvelope(refused.refusal().violations());
            throw new ProblemException(Problems.refused("The customer cannot be one.", violations));
        }
        return Response.accepted(new Erasing(id)).build();
    }
}
