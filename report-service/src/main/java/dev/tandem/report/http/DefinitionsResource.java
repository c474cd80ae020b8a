package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tandem.report.Formula;
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
     * @param version the newest one answers where none is asked for, once {@code measureEpoch} is complete
     * @param measureEpoch the epoch of the sums that it needs
     * @param scale what was answered on, null where nobody was asked
     * @param numerator what is summed above the line
     * @param denominator what it is divided by, null for a mere count
     * @param matureAfterDays how long after the end of a period a number can still change
     * @param pending what has to be zero before it is final
     * @param settled true where it is final only once nothing that followed is unknown any more
     * @param groupBy what it can be grouped by; none where it is about the whole organisation, nor by the hour then
     * @param parts what is told beside the value
     */
    record Definition(
            String key,
            int version,
            int measureEpoch,
            String unit,
            Formula.@Nullable Scale scale,
            String axis,
            String better,
            Translated name,
            Translated text,
            String numerator,
            @Nullable String denominator,
            int matureAfterDays,
            List<String> pending,
            boolean settled,
            List<String> groupBy,
            List<Part> parts) {
        static Definition of(Indicator indicator) {
            return new Definition(
                    indicator.key(),
                    indicator.version(),
                    indicator.epoch(),
                    indicator.formula().unit().key(),
                    indicator.formula().scale(),
                    indicator.axis().key(),
                    indicator.better().key(),
                    new Translated(
                            indicator.german().name(), indicator.english().name()),
                    new Translated(
                            indicator.german().text(), indicator.english().text()),
                    indicator.formula().numerator(),
                    indicator.formula().denominator(),
                    indicator.maturity().days(),
                    indicator.maturity().pending().stream()
                            .map(Measure::key)
                            .sorted()
                            .toList(),
                    indicator.maturity().settled(),
                    indicator.groupings(),
                    indicator.parts().stream().map(Part::of).toList());
        }
    }

    /** What is told beside a value. */
    record Part(
            String key,
            String unit,
            String numerator,
            @Nullable String denominator) {
        static Part of(Indicator.Part part) {
            Formula formula = part.formula();
            return new Part(part.key(), formula.unit().key(), formula.numerator(), formula.denominator());
        }
    }

    /** The newest version of a definition, and all of them with the newest first. */
    record Versioned(@JsonUnwrapped Definition newest, List<Definition> versions) {}

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
        List<Definition> versions =
                Indicators.versions(key).stream().map(Definition::of).toList();
        return versions.isEmpty()
                ? Problems.unknown("definition")
                : Response.ok(new Versioned(versions.get(0), versions)).build();
    }
}
