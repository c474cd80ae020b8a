package dev.tandem.metrics.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.events.Violation;
import dev.tandem.metrics.Organisation;
import dev.tandem.metrics.Organisations;
import dev.tandem.metrics.Organisations.Outcome;
import dev.tandem.metrics.Organisations.Settings;
import dev.tandem.metrics.StoreUnavailableException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An organisation's name, time zone and rules. */
@Path("/v1/organisations/{organisation}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class OrganisationResource {
    private static final Set<String> MEMBERS = Set.of("name", "timeZone", "simulated", "minimumGroup", "aliases");
    private static final int LONGEST_NAME = 200;
    private static final int LARGEST_GROUP = 1000;
    private static final int MOST_ALIASES = 50;

    private final Organisations organisations;
    private final ObjectMapper json;

    OrganisationResource(Organisations organisations, ObjectMapper json) {
        this.organisations = organisations;
        this.json = json;
    }

    /** What an organisation looks like outside. */
    public record Body(
            String organisation,
            String name,
            String timeZone,
            boolean simulated,
            int minimumGroup,
            List<String> aliases) {
        static Body of(Organisation organisation) {
            return new Body(
                    organisation.organisation(),
                    organisation.name(),
                    organisation.timeZone().getId(),
                    organisation.simulated(),
                    organisation.minimumGroup(),
                    organisation.aliases());
        }
    }

    @GET
    public Response get(String organisation) throws StoreUnavailableException {
        return organisations
                .find(organisation)
                .map(found -> Response.ok(Body.of(found)).build())
                .orElseGet(Problem::notFound);
    }

    /** Sets what the body names and leaves the rest; the organisation is made when it is new. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Response put(String organisation, InputStream stream) throws StoreUnavailableException {
        return put(organisation, Bodies.read(json, stream));
    }

    private Response put(String organisation, JsonNode body) throws StoreUnavailableException {
        List<Violation> violations = new ArrayList<>();
        Settings settings = settings(organisation, body, violations);
        if (!violations.isEmpty()) {
            return Problem.refused(violations);
        }
        Outcome outcome = organisations.put(organisation, settings);
        if (outcome instanceof Outcome.Created created) {
            return Response.status(201).entity(Body.of(created.organisation())).build();
        }
        if (outcome instanceof Outcome.Changed changed) {
            return Response.ok(Body.of(changed.organisation())).build();
        }
        return Problem.timeZoneFixed(
                ((Outcome.TimeZoneFixed) outcome).timeZone().getId());
    }

    private static Settings settings(String organisation, JsonNode body, List<Violation> violations) {
        if (organisation.length() > 100) {
            violations.add(new Violation("", "has no usable organisation in its address"));
        }
        if (!body.isObject()) {
            violations.add(new Violation("", "is not an object"));
            return new Settings(null, null, null, null, null);
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                violations.add(new Violation("/" + name, "is not a member of this type"));
            }
        });
        JsonNode simulated = body.path("simulated");
        if (!simulated.isMissingNode() && !simulated.isBoolean()) {
            violations.add(new Violation("/simulated", "is not true or false"));
        }
        return new Settings(
                name(body.path("name"), violations),
                zone(body.path("timeZone"), violations),
                simulated.isBoolean() ? (Boolean) simulated.booleanValue() : null,
                group(body.path("minimumGroup"), violations),
                aliases(body.path("aliases"), violations));
    }

    private static @Nullable List<String> aliases(JsonNode node, List<Violation> violations) {
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isArray() || node.size() > MOST_ALIASES) {
            violations.add(new Violation("/aliases", "is not a list of at most " + MOST_ALIASES + " names"));
            return null;
        }
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String alias = text(node.get(i), LONGEST_NAME);
            if (alias == null) {
                violations.add(new Violation("/aliases/" + i, "is not a text of 1 to 200 characters"));
            } else {
                aliases.add(alias);
            }
        }
        return aliases;
    }

    /** The text without what surrounds it; null where it is none, or too long. */
    private static @Nullable String text(JsonNode node, int longest) {
        String text = node.isTextual() ? node.textValue().strip() : "";
        return text.isEmpty() || text.length() > longest || text.chars().anyMatch(Character::isISOControl)
                ? null
                : text;
    }

    private static @Nullable String name(JsonNode node, List<Violation> violations) {
        if (node.isMissingNode()) {
            return null;
        }
        String name = text(node, LONGEST_NAME);
        if (name == null) {
            violations.add(new Violation("/name", "is not a text of 1 to 200 characters"));
        }
        return name;
    }

    private static @Nullable ZoneId zone(JsonNode node, List<Violation> violations) {
        if (node.isMissingNode()) {
            return null;
        }
        try {
            if (node.isTextual()) {
                return ZoneId.of(node.textValue());
            }
        } catch (DateTimeException unknown) {
            // refused below, like everything else that is no time zone
        }
        violations.add(new Violation("/timeZone", "is not an IANA time zone"));
        return null;
    }

    private static @Nullable Integer group(JsonNode node, List<Violation> violations) {
        if (node.isMissingNode()) {
            return null;
        }
        if (!node.isIntegralNumber() || node.longValue() < 1 || node.longValue() > LARGEST_GROUP) {
            violations.add(new Violation("/minimumGroup", "is not a whole number between 1 and 1000"));
        }
        return node.intValue();
    }
}
