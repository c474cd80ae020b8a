package dev.tandem.report.http;

import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Measure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/v1/definitions")
@Produces(MediaType.APPLICATION_JSON)
class DefinitionsResource {
    /** A text in both languages. */
    record Translated(String de, String en) {}

    /** All of them. */
    record Definitions(List<Definition> definitions) {}

    /**
     * What an indicator means.
     *
     * @param better which way is better: up, down or none
     * @param numerator what is summed above the line
     * @param denominator what it is divided by, null for a mere count
     * @param matureAfterDays how long after the end of a period a number can still change
     * @param pending what has to be zero before it is final, null where nothing has
     */
    record Definition(
            String key,
            int version,
            String unit,
            String axis,
            String better,
            Translated name,
            Translated text,
            String numerator,
            @Nullable String denominator,
            int matureAfterDays,
            @Nullable String pending) {
        static Definition of(Indicator indicator) {
            return new Definition(
                    indicator.key(),
                    indicator.version(),
                    indicator.formula().unit().key(),
                    indicator.axis().key(),
                    indicator.better().key(),
                    new Translated(
                            indicator.german().name(), indicator.english().name()),
                    new Translated(
                            indicator.german().text(), indicator.english().text()),
                    indicator.formula().numerator().key(),
                    name(indicator.formula().denominator()),
                    indicator.maturity().days(),
                    name(indicator.maturity().pending()));
        }

        private static @Nullable String name(@Nullable Measure measure) {
            return measure == null ? null : measure.key();
        }
    }

    @GET
    public Response all(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of());
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        return Response.ok(new Definitions(
                        Indicators.all().stream().map(Definition::of).toList()))
                .build();
    }

    @GET
    @Path("/{key}")
    public Response one(@PathParam("key") String key, @Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of());
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        Optional<Indicator> indicator = Indicators.find(key);
        return indicator.isPresent()
                ? Response.ok(Definition.of(indicator.get())).build()
                : Problems.unknown("definition");
    }
}
