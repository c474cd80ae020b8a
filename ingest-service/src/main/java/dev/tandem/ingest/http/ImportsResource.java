package dev.tandem.ingest.http;

import dev.tandem.ingest.imports.ImportOutcome;
import dev.tandem.ingest.imports.Importer;
import dev.tandem.ingest.imports.Mapping;
import dev.tandem.ingest.imports.Mappings;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Takes files of rows that a mapping turns into events. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
class ImportsResource {
    private static final String CSV = "text/csv";
    private static final Pattern ROW_NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    private final Mappings mappings;
    private final Importer importer;
    private final Body body;

    ImportsResource(Mappings mappings, Importer importer, Body body) {
        this.mappings = mappings;
        this.importer = importer;
        this.body = body;
    }

    /** The mappings that there are. */
    record Listing(List<Entry> mappings) {}

    /**
     * One mapping.
     *
     * @param columns those that a file must have
     */
    record Entry(String name, String description, List<String> columns) {}

    /** The mappings that there are, by name. */
    @GET
    @Operation(summary = "The mappings that there are, with the columns that they read")
    public Listing list() {
        return new Listing(mappings.all().stream()
                .map(mapping -> new Entry(mapping.name(), mapping.description(), mapping.columns()))
                .toList());
    }

    /** Answers once the broker acknowledged what the rows became. */
    @POST
    @Blocking
    @Path("{mapping}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Import a CSV file; first_row numbers the first row of a part of a file")
    @RequestBody(content = @Content(mediaType = CSV))
    public ImportOutcome.Done run(
            @PathParam("mapping") String name,
            @QueryParam("organisation") @Nullable String organisation,
            @QueryParam("first_row") @Nullable String firstRow,
            InputStream stream,
            @Context HttpHeaders headers) {
        Mapping mapping = mappings.find(name)
                .orElseThrow(() -> new ProblemException(
                        Problems.notFound("There is no mapping of this name; GET /v1/imports lists them.")));
        if (!ContentType.of(headers).is(CSV)) {
            throw new ProblemException(Problems.unsupported("Files are sent as " + CSV + " in UTF-8."));
        }
        String owner = organisation != null ? organisation : mapping.organisation();
        if (owner == null || owner.isEmpty()) {
            throw new ProblemException(Problems.parameter("organisation", "is missing"));
        }
        if (firstRow != null && !ROW_NUMBER.matcher(firstRow).matches()) {
            throw new ProblemException(Problems.parameter("first_row", "is not a whole number from 1"));
        }
        long first = firstRow == null ? 1 : Long.parseLong(firstRow);
        try {
            return done(importer.run(mapping, body.streamed(stream, headers), owner, first));
        } catch (UncheckedIOException e) {
            throw new ProblemException(
                    e.getCause() instanceof Body.TooLargeException
                            ? Problems.tooLarge("The file is larger than is read at once;"
                                    + " send it in parts, each with the header and with first_row.")
                            : Problems.malformed("The body ended before it was complete."));
        }
    }

    private static ImportOutcome.Done done(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Done done) {
            return done;
        }
        if (outcome instanceof ImportOutcome.MissingColumns missing) {
            throw new ProblemException(
                    Problems.refused("The file lacks columns: " + String.join(", ", missing.names()) + ".", List.of()));
        }
        if (outcome instanceof ImportOutcome.Empty) {
            throw new ProblemException(Problems.malformed("The body is empty: it holds no header."));
        }
        throw new IllegalStateException("no answer for " + outcome.getClass());
    }
}
