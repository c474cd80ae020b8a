package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.report.Listing;
import dev.tandem.report.Organisations;
import dev.tandem.report.Paging;
import dev.tandem.report.Snapshots;
import dev.tandem.report.claims.Checks;
import dev.tandem.report.claims.Claim;
import dev.tandem.report.claims.Claims;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/v1/claims")
@Produces(MediaType.APPLICATION_JSON)
class ClaimsResource {
    private static final Set<String> PAGE = Set.of("page[size]", "page[after]");
    private static final String COUNTING = "counting";
    private static final String PROPOSED = "proposed";
    private static final Set<String> FILTERS = Set.of(
            "organisation", "kind", "status", "article", "statement", "review", "state", "page[size]", "page[after]");

    private final Claims claims;
    private final Checks checks;
    private final Organisations organisations;
    private final Snapshots snapshots;
    private final Clock clock;

    ClaimsResource(Claims claims, Checks checks, Organisations organisations, Snapshots snapshots, Clock clock) {
        this.claims = claims;
        this.checks = checks;
        this.organisations = organisations;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** A page of claims. */
    record ClaimPage(List<ClaimAnswer> claims, @Nullable String next) {}

    /** A page of sentences that nothing recognised. */
    record UnmatchedPage(
            List<UnmatchedAnswer> unmatched, @Nullable String next) {}

    /** A sentence that nothing recognised, as clients read it. */
    record UnmatchedAnswer(
            String organisation,
            String measure,
            String sentence,
            int start,
            int end,
            ClaimAnswer.Source article,
            String lexicon) {
        static UnmatchedAnswer of(Claims.Unmatched unmatched) {
            return new UnmatchedAnswer(
                    unmatched.organisation(),
                    unmatched.measure(),
                    unmatched.sentence(),
                    unmatched.start(),
                    unmatched.end(),
                    ClaimAnswer.Source.of(unmatched.article()),
                    unmatched.lexicon());
        }
    }

    /** A page of what reading articles again changed. */
    record ChangePage(List<ChangeAnswer> changes, @Nullable String next) {}

    /** What reading an article again changed, as clients read it. */
    record ChangeAnswer(
            long id,
            OffsetDateTime at,
            String claim,
            String article,
            String organisation,
            String change,
            String lexicon,
            String earlier,
            @JsonRawValue @Nullable String before,
            @JsonRawValue @Nullable String after) {
        static ChangeAnswer of(Claims.Change change) {
            return new ChangeAnswer(
                    change.id(),
                    change.at().atOffset(ZoneOffset.UTC),
                    change.claim(),
                    change.article(),
                    change.organisation(),
                    change.change(),
                    change.lexicon(),
                    change.earlier(),
                    change.before(),
                    change.after());
        }
    }

    @GET
    public Response claims(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), FILTERS);
        Paging paging = parameters.paging();
        parameters.oneOf("review", Set.of("confirm", "correct", "dismiss", "none"));
        parameters.oneOf("state", Set.of(COUNTING, PROPOSED));
        parameters.oneOf("kind", Claim.KINDS);
        parameters.oneOf("status", Claim.STATUSES);
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        Claims.Filter filter = new Claims.Filter(
                parameters.text("organisation"),
                parameters.text("kind"),
                parameters.text("status"),
                parameters.text("article"),
                parameters.text("statement"),
                parameters.text("review"),
                PROPOSED.equals(parameters.text("state")));
        return snapshots.read(() -> {
            Listing<Claim> page = claims.page(filter, paging);
            Checks.Session session = checks.begin(organisations::find);
            return Response.ok(new ClaimPage(
                            page.items().stream()
                                    .map(claim -> ClaimAnswer.of(claim, session.check(claim), null))
                                    .toList(),
                            page.next()))
                    .build();
        });
    }

    @GET
    @Path("/{id}")
    @Produces({MediaType.APPLICATION_JSON, ClaimReview.MEDIA_TYPE})
    public Response claim(@PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of());
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        // the framework would answer what nobody accepts, so the choice is made here
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return snapshots.read(() -> claim(id, null));
            }
            if (accepted.isCompatible(MediaType.valueOf(ClaimReview.MEDIA_TYPE))) {
                return snapshots.read(() -> claim(id, uri.getAbsolutePath().toString()));
            }
        }
        throw new NotAcceptableException();
    }

    private Response claim(String id, @Nullable String address) {
        Optional<Claim> found = claims.find(id);
        // only what counts, and what its article still says, is told as a ClaimReview
        if (found.isEmpty()
                || (address != null && !(found.get().counts() && found.get().found()))) {
            return Problems.unknown("claim");
        }
        Claim claim = found.get();
        var check = checks.begin(organisations::find).check(claim);
        Response.ResponseBuilder answer = address == null
                ? Response.ok(ClaimAnswer.of(claim, check, claims.reviews(id)), MediaType.APPLICATION_JSON)
                : Response.ok(
                        ClaimReview.of(claim, check, address, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        ClaimReview.MEDIA_TYPE);
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }

    @GET
    @Path("/unmatched")
    public Response unmatched(@Context UriInfo uri) {
        Parameters parameters =
                Parameters.of(uri.getQueryParameters(), Set.of("organisation", "article", "page[size]", "page[after]"));
        Paging paging = parameters.paging();
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        Listing<Claims.Unmatched> page =
                claims.unmatched(parameters.text("organisation"), parameters.text("article"), paging);
        return Response.ok(new UnmatchedPage(
                        page.items().stream().map(UnmatchedAnswer::of).toList(), page.next()))
                .build();
    }

    @GET
    @Path("/changes")
    public Response changes(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), PAGE);
        Paging paging = parameters.paging();
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        Listing<Claims.Change> page = claims.changes(paging);
        return Response.ok(new ChangePage(
                        page.items().stream().map(ChangeAnswer::of).toList(), page.next()))
                .build();
    }
}
