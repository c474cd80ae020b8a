package dev.tandem.report.http;

import dev.tandem.report.Answers;
import dev.tandem.report.Asked;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Organisation;
import dev.tandem.report.Organisations;
import dev.tandem.report.Question;
import dev.tandem.report.Questions;
import dev.tandem.report.Row;
import dev.tandem.report.Violation;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

@Path("/v1/indicators/{key}")
class IndicatorsResource {
    private final Organisations organisations;
    private final Questions questions;
    private final Answers answers;

    IndicatorsResource(Organisations organisations, Questions questions, Answers answers) {
        this.organisations = organisations;
        this.questions = questions;
        this.answers = answers;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    @Operation(operationId = "indicator", summary = "One indicator over time and groups, as JSON or CSV")
    @Parameter(name = "organisation", in = ParameterIn.QUERY, required = true)
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "date or instant with an offset")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "date or instant with an offset, exclusive")
    @Parameter(name = "granularity", in = ParameterIn.QUERY, description = "PT1H, P1D, P1W or P1M; none = one row")
    @Parameter(name = "time_zone", in = ParameterIn.QUERY, description = "another zone than the organisation's")
    @Parameter(
            name = "group_by",
            in = ParameterIn.QUERY,
            description = "dimensions, separated by commas; handover_rate also by reason")
    @Parameter(
            name = "version",
            in = ParameterIn.QUERY,
            description = "of the definition; none = the newest that can be answered")
    public Response indicator(
            @PathParam("key") String key,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context Request request) {
        // the framework would answer what nobody accepts, so the choice is made here
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return answer(key, uri, request, MediaType.APPLICATION_JSON, IndicatorAnswer::of);
            }
            if (accepted.isCompatible(MediaType.valueOf(Csv.MEDIA_TYPE))) {
                return answer(key, uri, request, Csv.MEDIA_TYPE, Csv::of);
            }
        }
        throw new NotAcceptableException();
    }

    private Response answer(
            String key, UriInfo uri, Request request, String type, BiFunction<Question, List<Row>, Object> writer) {
        Optional<Indicator> indicator = Indicators.find(key);
        if (indicator.isEmpty()) {
            return Problems.unknown("indicator");
        }
        String organisation = uri.getQueryParameters().getFirst("organisation");
        if (organisation == null) {
            return Problems.refused(List.of(new Violation("organisation", "is missing")));
        }
        Optional<Organisation> known = organisations.find(organisation);
        if (known.isEmpty()) {
            return Problems.unknown("organisation");
        }
        Asked asked = questions.understand(known.get(), indicator.get(), uri.getQueryParameters());
        if (asked instanceof Asked.Refused refused) {
            return Problems.refused(refused.violations());
        }
        if (asked instanceof Asked.Unfinished unfinished) {
            return Problems.unfinished(unfinished);
        }
        return answer(((Asked.Understood) asked).question(), request, type, writer);
    }

    private Response answer(
            Question question, Request request, String type, BiFunction<Question, List<Row>, Object> writer) {
        List<Row> rows = answers.answer(question);
        // maturity comes with time, not with data: without it a client would keep "may still change" for ever
        long mature = rows.stream().filter(Row::mature).count();
        EntityTag tag = new EntityTag(question.organisation().revision() + "-"
                + question.indicator().version() + "-" + mature + "-"
                + question.indicator().parts().size() + (Csv.MEDIA_TYPE.equals(type) ? "-csv" : "-json"));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null
                ? Response.ok(writer.apply(question, rows), type).tag(tag)
                : unchanged.tag(tag);
        return response.header("Vary", "Accept")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
