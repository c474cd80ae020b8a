package dev.tandem.ingest.http;

import dev.tandem.ingest.helpdesks.HelpdeskIntake;
import dev.tandem.ingest.helpdesks.HelpdeskOutcome;
import dev.tandem.ingest.helpdesks.Signatures;
import dev.tandem.ingest.helpdesks.Vendor;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Takes what helpdesks send and export, in the vendors' own forms. */
@Path("/v1/helpdesks")
@Produces(MediaType.APPLICATION_JSON)
class HelpdesksResource {
    /** A payload as a tree takes about eight times the memory of its bytes. */
    private static final int COPIES = 8;

    private static final int MAX_ORGANISATION = 100;

    private final HelpdeskIntake intake;
    private final Signatures signatures;
    private final Body body;

    HelpdesksResource(HelpdeskIntake intake, Signatures signatures, Body body) {
        this.intake = intake;
        this.signatures = signatures;
        this.body = body;
    }

    /** Answers once the broker acknowledged what came of the payload. */
    @POST
    @Blocking
    @Path("{vendor}")
    @Consumes(MediaType.WILDCARD)
    public Response post(
            @PathParam("vendor") String vendor,
            @QueryParam("organisation") @Nullable String organisation,
            InputStream stream,
            @Context HttpHeaders headers) {
        Vendor known = Vendor.named(vendor)
                .orElseThrow(() -> new ProblemException(Problems.notFound(
                        "There is no such helpdesk; there are zendesk, intercom, chatwoot, freshdesk and zammad.")));
        if (organisation == null || organisation.isBlank()) {
            throw new ProblemException(Problems.parameter("organisation", "is missing"));
        }
        if (organisation.length() > MAX_ORGANISATION || organisation.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(Problems.parameter("organisation", "is not the name of one"));
        }
        if (!ContentType.of(headers).isJson()) {
            throw new ProblemException(Problems.unsupported("Payloads are sent as application/json."));
        }
        return Response.accepted(body.whole(
                        stream,
                        headers,
                        COPIES,
                        (bytes, room) -> take(known, vendor, organisation, bytes, headers, room)))
                .build();
    }

    private HelpdeskOutcome.Taken take(
            Vendor vendor, String name, String organisation, byte[] bytes, HttpHeaders headers, Room room) {
        if (!signatures.permit(vendor, organisation, bytes, headers::getRequestHeader)) {
            throw new ProblemException(Problems.notPermitted());
        }
        String origin = "POST /v1/helpdesks/" + name;
        HelpdeskOutcome outcome = intake.take(vendor, organisation, bytes, origin, room::takeRefusal);
        if (outcome instanceof HelpdeskOutcome.Taken taken) {
            if (taken.accepted() == 0 && !taken.rejected().isEmpty()) {
                throw new ProblemException(Problems.payloadRefused(taken.rejected()));
            }
            return taken;
        }
        if (outcome instanceof HelpdeskOutcome.TooMany many) {
            throw new ProblemException(Problems.tooLarge("The payload holds more than " + many.max() + " items."));
        }
        throw new ProblemException(
                Problems.malformed(
                        bytes.length == 0
                                ? "The body is empty."
                                : "The body is not JSON in UTF-8, is nested too deeply, or holds a number beyond all measure."));
    }
}
