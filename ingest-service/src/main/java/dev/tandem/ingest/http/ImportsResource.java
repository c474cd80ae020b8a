package dev.tandem.ingest.http;

import dev.tandem.events.Pointers;
import dev.tandem.events.Violation;
import dev.tandem.ingest.imports.Flaw;
import dev.tandem.ingest.imports.ImportOutcome;
import dev.tandem.ingest.imports.ImportRequest;
import dev.tandem.ingest.imports.Importer;
import dev.tandem.ingest.imports.Mapping;
import dev.tandem.ingest.imports.Mappings;
import dev.tandem.ingest.imports.RunningImport;
import dev.tandem.ingest.imports.Spool;
import dev.tandem.ingest.imports.Spooled;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes files of rows that a mapping turns into events. */
@Path("/v1/imports")
@Produces(MediaType.APPLICATION_JSON)
class ImportsResource {
    private static final String CSV = "text/csv";
    private static final List<String> TYPES = List.of(
            CSV,
            "text/tab-separated-values",
            "text/plain",
            "application/csv",
            "application/gzip",
            "application/x-gzip",
            "application/zip",
            "application/x-zip-compressed",
            "application/octet-stream");
    private static final Logger LOG = Logger.getLogger(ImportsResource.class);
    private static final Pattern ROW_NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    private final Mappings mappings;
    private final Importer importer;
    private final Spool spool;
    private final Body body;

    ImportsResource(Mappings mappings, Importer importer, Spool spool, Body body) {
        this.mappings = mappings;
        this.importer = importer;
        this.spool = spool;
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
    public Listing list() {
        return new Listing(mappings.all().stream()
                .map(mapping -> new Entry(mapping.name(), mapping.description(), mapping.columns()))
                .toList());
    }

    /** The imports that go on now, in this instance. */
    record Running(List<RunningImport> imports) {}

    /** How far the imports are that go on now. */
    @GET
    @Path("running")
    public Running running() {
        return new Running(importer.running());
    }

    /** Answers once the broker acknowledged what the rows became. */
    @POST
    @Blocking
    @Path("{mapping}")
    @Consumes(MediaType.WILDCARD)
    public ImportOutcome.Done run(
            @PathParam("mapping") String name,
            @QueryParam("organisation") @Nullable String organisation,
            @QueryParam("first_row") @Nullable String firstRow,
            @QueryParam("from_row") @Nullable String fromRow,
            @QueryParam("dry_run") @Nullable String dryRun,
            InputStream stream,
            @Context HttpHeaders headers) {
        Mapping mapping = mapping(name);
        ContentType type = ContentType.ofAnyCharset(headers);
        if (TYPES.stream().noneMatch(type::is)) {
            throw new ProblemException(
                    Problems.unsupported("Files are sent as " + CSV + ", or packed as gzip or zip."));
        }
        String owner = organisation != null ? organisation : mapping.organisation();
        if (owner == null || owner.isEmpty()) {
            throw new ProblemException(Problems.parameter("organisation", "is missing"));
        }
        Long first = rowNumber("first_row", firstRow);
        ImportRequest request = new ImportRequest(
                owner,
                first == null ? 1 : first,
                rowNumber("from_row", fromRow),
                truth("dry_run", dryRun),
                type.knownCharset(),
                gzipped(headers));
        try (Spooled file = received(stream, headers)) {
            return done(importer.run(mapping, file, request));
        }
    }

    private Mapping mapping(String name) {
        Mappings.Found found = mappings.named(name);
        if (found instanceof Mappings.Found.Usable usable) {
            return usable.mapping();
        }
        if (found instanceof Mappings.Found.Unusable unusable) {
            throw new ProblemException(Problems.refused(unusable.reason(), List.of()));
        }
        throw new ProblemException(Problems.notFound("There is no mapping of this name; GET /v1/imports lists them."));
    }

    private Spooled received(InputStream stream, HttpHeaders headers) {
        try {
            return spool.receive(body.streamed(stream, headers))
                    .orElseThrow(() -> new ProblemException(Problems.busy()));
        } catch (Spool.NoRoomException full) {
            LOG.error(full.getMessage());
            throw new ProblemException(Problems.of(503));
        } catch (UncheckedIOException e) {
            throw new ProblemException(
                    e.getCause() instanceof Body.TooLargeException
                            ? Problems.tooLarge("The file is larger than is taken at once;"
                                    + " pack it, or send it in parts, each with the header and with first_row.")
                            : Problems.malformed("The body ended before it was complete; nothing of it was taken."));
        }
    }

    private static @Nullable Long rowNumber(String name, @Nullable String value) {
        if (value != null && !ROW_NUMBER.matcher(value).matches()) {
            throw new ProblemException(Problems.parameter(name, "is not a whole number from 1"));
        }
        return value == null ? null : Long.valueOf(value);
    }

    private static boolean truth(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw new ProblemException(Problems.parameter(name, "is neither true nor false"));
        }
        return "true".equals(value);
    }

    private static boolean gzipped(HttpHeaders headers) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.isBlank() || encoding.strip().equalsIgnoreCase("identity")) {
            return false;
        }
        if (encoding.strip().equalsIgnoreCase("gzip") || encoding.strip().equalsIgnoreCase("x-gzip")) {
            return true;
        }
        throw new ProblemException(Problems.unsupported("The only Content-Encoding that is taken is gzip."));
    }

    private static ImportOutcome.Done done(ImportOutcome outcome) {
        if (outcome instanceof ImportOutcome.Done done) {
            return done;
        }
        if (outcome instanceof ImportOutcome.MissingColumns missing) {
            throw new ProblemException(
                    Problems.refused("The file lacks columns: " + String.join(", ", missing.names()) + ".", List.of()));
        }
        if (outcome instanceof ImportOutcome.Refused refused) {
            throw new ProblemException(Problems.refused(
                    "Nothing of the file was taken: " + refused.flaws().get(0).sentence() + ".",
                    refused.flaws().stream().map(ImportsResource::violation).toList()));
        }
        if (outcome instanceof ImportOutcome.Empty) {
            throw new ProblemException(Problems.malformed("The body is empty: it holds no header."));
        }
        if (outcome instanceof ImportOutcome.Running) {
            throw new ProblemException(
                    Problems.conflict("This file is being imported now; GET /v1/imports/running tells how far it is."));
        }
        throw new IllegalStateException("no answer for " + outcome.getClass());
    }

    private static Violation violation(Flaw flaw) {
        String place = flaw.row() < 0 ? "" : flaw.row() == 0 ? "/header" : "/rows/" + flaw.row();
        return new Violation(flaw.column() == null ? place : Pointers.to(place, flaw.column()), flaw.reason());
    }
}
