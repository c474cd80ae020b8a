package dev.tandem.report.claims;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One statement of an article about an organisation, as it counts: as a person corrected it, else as it was read.
 *
 * @param organisation its name as the article writes it
 * @param own the key of the organisation whose data is here; null where it is another's
 * @param how how it is known whom it is about
 * @param status in what way it is said; only {@code asserted} is told as a fact
 * @param period as far as it is said
 * @param cites whom the article cites for it
 * @param rule what recognised it
 * @param found whether the newest reading of the article holds it
 * @param withdrawn true where it was read once and is not any more
 * @param proposed whether it was read with so little confidence that it waits for a person's word, and counts nowhere
 * @param review the newest word of a person: {@code confirm}, {@code correct} or {@code dismiss}
 * @param extracted what was read, as JSON, where a person corrected it; else null
 * @param at when its article was published, else fetched
 * @param standing how it stands to others; null until that was looked at
 * @param noted what own numbers said about it when that was kept last; null where nothing was
 */
public record Claim(
        String id,
        String organisation,
        @Nullable String own,
        String how,
        String kind,
        Quantity quantity,
        String direction,
        String status,
        @Nullable String period,
        @Nullable String cites,
        double confidence,
        String rule,
        Evidence evidence,
        Source article,
        String lexicon,
        boolean found,
        boolean withdrawn,
        boolean proposed,
        @Nullable String review,
        @Nullable String extracted,
        Instant at,
        @Nullable Standing standing,
        @Nullable Noted noted,
        long revision) {

    /** What claims can be about. */
    public static final Set<String> KINDS = Set.of(
            "headcount_reduction",
            "headcount",
            "rehire",
            "fte_equivalent",
            "conversations_handled",
            "ai_share",
            "resolution_time",
            "first_response_time",
            "repeat_contact",
            "first_contact_resolution",
            "satisfaction",
            "complaints",
            "service_quality",
            "cost",
            "saving",
            "profit_effect",
            "revenue_per_employee",
            "productivity",
            "languages",
            "markets",
            "ai_deployment",
            "transparency");

    /** In what way they can be said. */
    public static final Set<String> STATUSES =
            Set.of("asserted", "planned", "forecast", "hypothetical", "negated", "disputed", "heading");

    private static final String DISMISSED = "dismiss";

    /** What is told as a fact. */
    public static final String ASSERTED = "asserted";

    /** Whether anything may be made of it: not where it is withdrawn, dismissed, or waits for a person's word. */
    public boolean counts() {
        return !withdrawn && !proposed && !DISMISSED.equals(review);
    }

    /**
     * The number: one, from one to another, or between two; none where it is vague or there is none.
     *
     * @param unit {@code persons}, {@code fte}, {@code share}, {@code relative}, {@code seconds}, {@code score},
     *     {@code count} or {@code money}; null where there is no number at all
     * @param currency ISO 4217, of money
     * @param bound how exact it is: exact, about, atLeast, atMost or vague
     */
    public record Quantity(
            @Nullable Double value,
            @Nullable Double from,
            @Nullable Double to,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String unit,
            @Nullable String currency,
            String bound) {}

    /** The sentence that says it; offsets count characters (UTF-16 units) of the article's text, ends are exclusive. */
    public record Evidence(String sentence, int start, int end, int quantityStart, int quantityEnd) {}

    /**
     * What own numbers said.
     *
     * @param since when they began to say so
     * @param before what they had said until then; null where they were looked at for the first time
     */
    public record Noted(
            String answer, Instant since, @Nullable String before) {}

    /** The article that says it. */
    public record Source(
            String id,
            String url,
            @Nullable String title,
            @Nullable String publisher,
            @Nullable Instant publishedAt,
            Instant fetchedAt,
            @Nullable String language,
            boolean simulated) {}

    /**
     * How it stands to the others about the organisation.
     *
     * @param statement what all claims share that say the same
     * @param first the claim that said it first
     * @param articles how many articles say it, near-copies counted once
     * @param copyOf the article of which this claim's article is a near-copy
     * @param contradicts claims that cannot be true beside it
     * @param arithmetic what follows from its numbers, as a JSON list
     */
    public record Standing(
            String statement,
            String first,
            @Nullable Instant firstAt,
            long articles,
            @Nullable String copyOf,
            List<String> contradicts,
            String arithmetic) {
        public Standing {
            contradicts = List.copyOf(contradicts);
        }
    }
}
