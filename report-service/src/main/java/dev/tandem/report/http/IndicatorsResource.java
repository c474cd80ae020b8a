package dev.tandem.report.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.report.Answers;
import dev.tandem.report.Asked;
import dev.tandem.report.Edition;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Organisation;
import dev.tandem.report.Organisations;
import dev.tandem.report.Question;
import dev.tandem.report.Questions;
import dev.tandem.report.Rendition;
import dev.tandem.report.Renditions;
import dev.tandem.report.Row;
import dev.tandem.report.Snapshots;
import dev.tandem.report.Violation;
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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

@Path("/v1/indicators/{key}")
class IndicatorsResource {
    private final Organisations organisations;
    private final Questions questions;
    private final Answers answers;
    private final Snapshots snapshots;
    private final Renditions renditions;
    private final ObjectMapper json;
    private final Clock clock;

    IndicatorsResource(
            Organisations organisations,
            Questions questions,
            Answers answers,
            Snapshots snapshots,
            Renditions renditions,
            ObjectMapper json,
            Clock clock) {
        this.organisations = organisations;
        this.questions = questions;
        this.answers = answers;
        this.snapshots = snapshots;
        this.renditions = renditions;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, Csv.MEDIA_TYPE})
    public Response indicator(@PathParam("key") String key, @Context UriInfo uri, @Context HttpHeaders headers) {
        // the framework would answer what nobody accepts, so the choice is made here
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return snapshots.read(() -> answer(key, uri, MediaType.APPLICATION_JSON, this::json));
            }
            if (accepted.isCompatible(MediaType.valueOf(Csv.MEDIA_TYPE))) {
                return snapshots.read(() -> answer(key, uri, Csv.MEDIA_TYPE, IndicatorsResource::csv));
            }
        }
        throw new NotAcceptableException();
    }

    private Response answer(String key, UriInfo uri, String type, BiFunction<Question, List<Row>, byte[]> writer) {
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
        Question question = ((Asked.Understood) asked).question();
        Edition edition = Edition.of(clock, question.organisation().revision(), question, type);
        Rendition rendition = renditions.get(edition, () -> writer.apply(question, answers.answer(question)));
        return Response.ok(rendition, type)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private byte[] json(Question question, List<Row> rows) {
        try {
            return json.writeValueAsBytes(IndicatorAnswer.of(question, rows));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] csv(Question question, List<Row> rows) {
        return Csv.of(question, rows).getBytes(StandardCharsets.UTF_8);
    }
}
