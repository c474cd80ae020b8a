package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.report.Interval;
import dev.tandem.report.Listing;
import dev.tandem.report.Organisations;
import dev.tandem.report.Paging;
import dev.tandem.report.Snapshots;
import dev.tandem.report.Timeline;
import dev.tandem.report.Violation;
import dev.tandem.report.claims.Checks;
import dev.tandem.report.claims.Claims;
import dev.tandem.report.claims.Moment;
import dev.tandem.report.claims.Timelines;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/v1/timeline")
@Produces(MediaType.APPLICATION_JSON)
class TimelineResource {
    private final Timelines timelines;
    private final Checks checks;
    private final Organisations organisations;
    private final Snapshots snapshots;

    TimelineResource(Timelines timelines, Checks checks, Organisations organisations, Snapshots snapshots) {
        this.timelines = timelines;
        this.checks = checks;
        this.organisations = organisations;
        this.snapshots = snapshots;
    }

    /** A page of a timeline. */
    record TimelinePage(
            String organisation,
            List<Item> timeline,
            @Nullable String next) {}

    /**
     * Something that was said, changed or measured; exactly one of claim, check, change, workforce and indicator
     * is there.
     *
     * @param at when; of a month that was measured, its beginning
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            OffsetDateTime at,
            String type,
            @Nullable ClaimAnswer claim,
            @Nullable CheckItem check,
            @Nullable ChangeItem change,
            @Nullable WorkforceItem workforce,
            @Nullable IndicatorItem indicator) {}

    /** Own numbers began to say something else about a claim; measured is as in the check of a claim. */
    record CheckItem(
            String claim,
            String kind,
            String answer,
            String before,
            @JsonRawValue String measured) {}

    /** A change in automation. */
    record ChangeItem(
            String kind, @Nullable Double share, @Nullable String told) {}

    /** How many people hold a role from a day on. */
    record WorkforceItem(
            LocalDate effectiveOn,
            String role,
            @Nullable Double headcount,
            @Nullable Double change,
            @Nullable String reason) {}

    /** A number of one month. */
    record IndicatorItem(
            String indicator,
            int version,
            @Nullable Double value,
            @Nullable Long n,
            @Nullable Double low,
            @Nullable Double high,
            boolean mature,
            boolean suppressed) {}

    @GET
    public Response timeline(@Context UriInfo uri) {
        Parameters parameters =
                Parameters.of(uri.getQueryParameters(), Set.of("organisation", "page[size]", "page[after]"));
        Paging paging = parameters.paging();
        String organisation = parameters.text("organisation");
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        if (organisation == null) {
            return Problems.refused(List.of(new Violation("organisation", "is missing")));
        }
        return snapshots.read(() -> {
            Optional<Listing<Moment>> page = timelines.page(organisation, paging);
            if (page.isEmpty()) {
                return Problems.unknown("organisation");
            }
            Checks.Session session = checks.begin(organisations::find);
            List<Item> items = page.get().items().stream()
                    .map(moment -> item(moment, session))
                    .toList();
            return Response.ok(new TimelinePage(organisation, items, page.get().next()))
                    .build();
        });
    }

    private static Item item(Moment moment, Checks.Session session) {
        OffsetDateTime at = moment.at().atOffset(ZoneOffset.UTC);
        if (moment instanceof Moment.Said said) {
            ClaimAnswer claim = ClaimAnswer.of(said.claim(), session.check(said.claim()), null);
            return new Item(at, "claim", claim, null, null, null, null);
        }
        if (moment instanceof Moment.Turned turned) {
            Claims.Turn turn = turned.turn();
            CheckItem check = new CheckItem(turn.claim(), turn.kind(), turn.answer(), turn.before(), turn.measured());
            return new Item(at, "check", null, check, null, null, null);
        }
        if (moment instanceof Moment.Changed changed) {
            Timeline.Change change = changed.change();
            return new Item(
                    at, "change", null, null, new ChangeItem(change.kind(), change.share(), change.told()), null, null);
        }
        if (moment instanceof Moment.Employed employed) {
            Timeline.Headcount people = employed.headcount();
            return new Item(
                    at,
                    "workforce",
                    null,
                    null,
                    null,
                    new WorkforceItem(people.day(), people.role(), people.level(), people.change(), people.reason()),
                    null);
        }
        return new Item(at, "indicator", null, null, null, null, indicator((Moment.Measured) moment));
    }

    private static IndicatorItem indicator(Moment.Measured measured) {
        Interval interval = measured.row().estimate().interval();
        return new IndicatorItem(
                measured.indicator().key(),
                measured.indicator().version(),
                measured.row().estimate().value(),
                measured.row().estimate().n(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                measured.row().mature(),
                measured.row().suppressed());
    }
}
