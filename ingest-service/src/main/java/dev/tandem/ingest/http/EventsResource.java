package dev.tandem.ingest.http;

import dev.tandem.ingest.Draft;
import dev.tandem.ingest.IngestConfig;
import dev.tandem.ingest.Intake;
import dev.tandem.ingest.Receipt;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;

/** Takes events in the four forms of CloudEvents over HTTP. */
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
class EventsResource {
    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";
    private static final String LINES = "application/x-ndjson";

    private final Intake intake;
    private final Body body;
    private final IngestConfig config;

    EventsResource(Intake intake, Body body, IngestConfig config) {
        this.intake = intake;
        this.body = body;
        this.config = config;
    }

    /** Answers once the broker acknowledged what was accepted and what was refused. */
    @POST
    @Blocking
    @Consumes(MediaType.WILDCARD)
    public Response post(InputStream stream, @Context HttpHeaders headers) {
        ContentType type = ContentType.of(headers);
        if (!type.is(LINES) && !type.isJson()) {
            throw new ProblemException(Problems.unsupported("Events are sent as " + STRUCTURED + ", " + BATCH + ", "
                    + LINES + ", or as application/json with ce- headers."));
        }
        Receipt receipt = body.whole(
                stream,
                headers,
                (bytes, room) -> intake.take(
                        drafts(type, bytes, headers),
                        "POST /v1/events",
                        rejected -> room.takeRefusal(rejected.violations())));
        if (receipt.accepted() == 0 && !receipt.rejected().isEmpty()) {
            throw new ProblemException(Problems.allRefused(receipt.rejected()));
        }
        return Response.accepted(receipt).build();
    }

    private Collection<Draft> drafts(ContentType type, byte[] bytes, HttpHeaders headers) {
        try {
            Collection<Draft> drafts = read(type, bytes, headers, config.maxEvents());
            // a batch may be empty, as CloudEvents' protocol binding says
            if (drafts.isEmpty() && !type.is(BATCH)) {
                throw new ProblemException(Problems.malformed("The body is empty: it holds no event."));
            }
            return drafts;
        } catch (IOException notJson) {
            throw new ProblemException(Problems.malformed(
                    bytes.length == 0 ? "The body is empty: it holds no event." : "The body is not JSON in UTF-8."));
        }
    }

    /**
     * What stands in a request, in the mode that its content type says.
     *
     * @throws IOException when it is not JSON
     */
    static Collection<Draft> read(ContentType type, byte[] bytes, HttpHeaders headers, int maxEvents)
            throws IOException {
        if (type.is(STRUCTURED)) {
            return StructuredEvents.one(bytes);
        }
        if (type.is(BATCH)) {
            return StructuredEvents.batch(bytes, maxEvents);
        }
        if (type.is(LINES)) {
            return StructuredEvents.lines(bytes, maxEvents);
        }
        return List.of(BinaryEvent.of(bytes, headers));
    }
}
