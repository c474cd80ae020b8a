package dev.tandem.metrics.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.events.Violation;
import dev.tandem.metrics.StoreUnavailableException;
import dev.tandem.metrics.ledger.Correction;
import dev.tandem.metrics.ledger.Reviews;
import dev.tandem.metrics.ledger.Reviews.Outcome;
import dev.tandem.metrics.ledger.Reviews.Review;
import dev.tandem.metrics.ledger.Verdict;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people say about claims. */
@Path("/v1/claims/{id}/review")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class ClaimsResource {
    private static final Set<String> MEMBERS = Set.of("verdict", "by", "note", "correction");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 2000;
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final Reviews reviews;
    private final ObjectMapper json;

    ClaimsResource(Reviews reviews, ObjectMapper json) {
        this.reviews = reviews;
        this.json = json;
    }

    /** A review that was kept. */
    public record Body(long id, String claim, OffsetDateTime at, String verdict) {}

    /** Keeps a person's word about a claim; the newest one counts, and all are told with the claim. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response review(String id, InputStream stream) throws StoreUnavailableException {
        JsonNode body = Bodies.read(json, stream);
        List<Violation> violations = new ArrayList<>();
        Optional<Review> review = review(body, violations);
        if (review.isEmpty()) {
            return Problem.refused(violations);
        }
        Outcome outcome = reviews.add(id, review.get());
        if (outcome instanceof Outcome.Impossible impossible) {
            return Problem.refused(inCorrection(impossible.violations()));
        }
        return outcome instanceof Outcome.Kept kept
                ? Response.status(201).entity(body(id, review.get(), kept)).build()
                : Problem.notFound();
    }

    private static Body body(String id, Review review, Outcome.Kept kept) {
        return new Body(
                kept.id(),
                id,
                kept.at().atOffset(ZoneOffset.UTC),
                review.verdict().wireName());
    }

    private Optional<Review> review(JsonNode body, List<Violation> violations) {
        if (!body.isObject()) {
            violations.add(new Violation("", "is not an object"));
            return Optional.empty();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                violations.add(new Violation("/" + name, "is not a member of this type"));
            }
        });
        Optional<Verdict> verdict = Verdict.find(body.path("verdict").asText());
        if (verdict.isEmpty()) {
            violations.add(new Violation("/verdict", "is none of confirm, correct, dismiss"));
        }
        String by = text(body, "by", LONGEST_NAME, false, violations);
        String note = text(body, "note", LONGEST_NOTE, true, violations);
        Correction correction = correction(body.path("correction"), violations);
        if (violations.isEmpty() && verdict.isPresent() && (verdict.get() == Verdict.CORRECT) != (correction != null)) {
            violations.add(new Violation("/correction", "belongs to the verdict correct, and to no other"));
        }
        return violations.isEmpty()
                ? Optional.of(new Review(verdict.orElseThrow(), by, note, correction))
                : Optional.empty();
    }

    private @Nullable Correction correction(JsonNode node, List<Violation> violations) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject()
                || node.properties().stream()
                        .anyMatch(member -> member.getValue().isNull())) {
            violations.add(new Violation("/correction", "is not an object of members that have a value"));
            return null;
        }
        Correction.Read read = Correction.read(json.convertValue(node, OBJECT));
        if (read instanceof Correction.Read.Refused refused) {
            violations.addAll(inCorrection(refused.violations()));
            return null;
        }
        return ((Correction.Read.Taken) read).correction();
    }

    private static List<Violation> inCorrection(List<Violation> violations) {
        return violations.stream()
                .map(violation -> new Violation("/correction" + violation.pointer(), violation.reason()))
                .toList();
    }

    private static @Nullable String text(
            JsonNode body, String member, int longest, boolean lines, List<Violation> violations) {
        JsonNode node = body.path(member);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        String text = node.isTextual() ? node.textValue().strip() : "";
        boolean clean = text.chars().noneMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')));
        if (text.isEmpty() || text.length() > longest || !clean) {
            violations.add(new Violation("/" + member, "is not a text of 1 to " + longest + " characters"));
        }
        return text;
    }
}
