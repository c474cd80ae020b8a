package dev.tandem.report.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.tandem.report.claims.Check;
import dev.tandem.report.claims.Claim;
import dev.tandem.report.claims.Claims;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A claim as clients read it.
 *
 * @param check the own number beside it; null where the organisation's data is not here
 * @param contradicts claims that cannot be true beside it
 * @param arithmetic what follows from its numbers, a list
 * @param articles how many articles say the same, near-copies counted once
 * @param proposed whether it waits for a person's word, and counts nowhere until then
 * @param extracted what was read, where a person corrected it
 * @param reviews every word of a person, where one claim is asked for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ClaimAnswer(
        String id,
        String organisation,
        @Nullable String own,
        String how,
        String kind,
        @Nullable Double value,
        @Nullable Double from,
        @Nullable Double to,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable String unit,
        @Nullable String currency,
        String bound,
        String direction,
        String status,
        @Nullable String period,
        Claim.Evidence evidence,
        Source article,
        @Nullable String cites,
        double confidence,
        String rule,
        String lexicon,
        @Nullable CheckAnswer check,
        List<String> contradicts,
        @JsonRawValue String arithmetic,
        @Nullable String statement,
        @Nullable String first,
        @Nullable OffsetDateTime firstAt,
        @Nullable Long articles,
        @Nullable String copyOf,
        boolean found,
        boolean withdrawn,
        boolean proposed,
        @Nullable String review,
        @JsonRawValue @Nullable String extracted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ReviewAnswer> reviews) {

    /** The article that says it. */
    record Source(
            String id,
            String url,
            @Nullable String title,
            @Nullable String publisher,
            @Nullable OffsetDateTime publishedAt,
            OffsetDateTime fetchedAt,
            @Nullable String language,
            boolean simulated) {
        static Source of(Claim.Source source) {
            return new Source(
                    source.id(),
                    source.url(),
                    source.title(),
                    source.publisher(),
                    time(source.publishedAt()),
                    source.fetchedAt().atOffset(ZoneOffset.UTC),
                    source.language(),
                    source.simulated());
        }
    }

    /** The own number beside a claim. */
    record CheckAnswer(
            @Nullable String indicator,
            @Nullable Integer version,
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            String answer,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            Check.@Nullable Window before,
            @Nullable String reason) {
        static CheckAnswer of(Check check) {
            Check.Window window = check.window();
            Check.Reason reason = check.reason();
            return new CheckAnswer(
                    check.indicator(),
                    check.version(),
                    window == null ? null : window.from(),
                    window == null ? null : window.to(),
                    check.answer().key(),
                    window == null ? null : window.value(),
                    window == null ? null : window.low(),
                    window == null ? null : window.high(),
                    check.before(),
                    reason == null ? null : reason.key());
        }
    }

    /** A person's word. */
    record ReviewAnswer(
            long id,
            OffsetDateTime at,
            String verdict,
            @Nullable String by,
            @Nullable String note,
            @JsonRawValue @Nullable String correction) {
        static ReviewAnswer of(Claims.Review review) {
            return new ReviewAnswer(
                    review.id(),
                    review.at().atOffset(ZoneOffset.UTC),
                    review.verdict(),
                    review.by(),
                    review.note(),
                    review.correction());
        }
    }

    static ClaimAnswer of(Claim claim, @Nullable Check check, @Nullable List<Claims.Review> reviews) {
        Claim.Quantity quantity = claim.quantity();
        Claim.Standing standing = claim.standing();
        return new ClaimAnswer(
                claim.id(),
                claim.organisation(),
                claim.own(),
                claim.how(),
                claim.kind(),
                quantity.value(),
                quantity.from(),
                quantity.to(),
                quantity.low(),
                quantity.high(),
                quantity.unit(),
                quantity.currency(),
                quantity.bound(),
                claim.direction(),
                claim.status(),
                claim.period(),
                claim.evidence(),
                Source.of(claim.article()),
                claim.cites(),
                claim.confidence(),
                claim.rule(),
                claim.lexicon(),
                check == null ? null : CheckAnswer.of(check),
                standing == null ? List.of() : standing.contradicts(),
                standing == null ? "[]" : standing.arithmetic(),
                standing == null ? null : standing.statement(),
                standing == null ? null : standing.first(),
                standing == null ? null : time(standing.firstAt()),
                standing == null ? null : (Long) standing.articles(),
                standing == null ? null : standing.copyOf(),
                claim.found(),
                claim.withdrawn(),
                claim.proposed(),
                claim.review(),
                claim.extracted(),
                reviews == null ? null : reviews.stream().map(ReviewAnswer::of).toList());
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
