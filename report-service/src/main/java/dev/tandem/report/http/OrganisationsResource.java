package dev.tandem.report.http;

import dev.tandem.report.Organisation;
import dev.tandem.report.Organisations;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/v1/organisations")
@Produces(MediaType.APPLICATION_JSON)
class OrganisationsResource {
    private final Organisations organisations;

    OrganisationsResource(Organisations organisations) {
        this.organisations = organisations;
    }

    /** All of them. */
    record Companies(List<Company> organisations) {}

    /** An organisation as clients read it. */
    record Company(
            String organisation,
            String name,
            String timeZone,
            boolean simulated,
            int minimumGroup,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Long episodes,
            long waiting,
            long unsettled,
            long revision) {
        static Company of(Organisation organisation) {
            return new Company(
                    organisation.key(),
                    organisation.name(),
                    organisation.zone().getId(),
                    organisation.simulated(),
                    organisation.minimumGroup(),
                    organisation.firstDay(),
                    organisation.lastDay(),
                    organisation.shownEpisodes(),
                    organisation.waiting(),
                    organisation.unsettled(),
                    organisation.revision());
        }
    }

    @GET
    public Response all(@Context UriInfo uri) {
        Parameters parameters = Parameters.of(uri.getQueryParameters(), Set.of());
        if (!parameters.violations().isEmpty()) {
            return Problems.refused(parameters.violations());
        }
        return Response.ok(new Companies(
                        organisations.all().stream().map(Company::of).toList()))
                .build();
    }
}
