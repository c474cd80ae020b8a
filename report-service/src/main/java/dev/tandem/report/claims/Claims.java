package dev.tandem.report.claims;

import dev.tandem.report.Listing;
import dev.tandem.report.Paging;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The claims of articles. Answers at once, or fails with {@link dev.tandem.report.DataUnavailableException}. */
public interface Claims {
    /**
     * Which claims; null asks for all.
     *
     * @param organisation its name or, where its data is here, its key
     * @param kind the kind's name
     * @param status in what way they are said
     * @param article the article's id
     * @param statement what all claims share that say the same
     * @param review the newest word of a person; none is {@code none}. Dismissed ones are told only when asked for
     * @param proposed whether those are asked for that wait for a person's word, instead of those that count
     */
    record Filter(
            @Nullable String organisation,
            @Nullable String kind,
            @Nullable String status,
            @Nullable String article,
            @Nullable String statement,
            @Nullable String review,
            boolean proposed) {
        /** Everything about an organisation, or about all. */
        public static Filter about(@Nullable String organisation) {
            return new Filter(organisation, null, null, null, null, null, false);
        }
    }

    /**
     * A page of claims, the newest first; of those that are withdrawn none.
     *
     * @throws dev.tandem.report.InvalidCursorException when the page's cursor is not one of ours
     */
    Listing<Claim> page(Filter filter, Paging paging);

    /** The claim of that name, also where it is withdrawn, dismissed or proposed. */
    Optional<Claim> find(String id);

    /** What people said about a claim, the oldest first. */
    List<Review> reviews(String claim);

    /**
     * Sentences that name an organisation and a measure and that nothing recognised, the newest articles first.
     *
     * @throws dev.tandem.report.InvalidCursorException when the page's cursor is not one of ours
     */
    Listing<Unmatched> unmatched(@Nullable String organisation, @Nullable String article, Paging paging);

    /**
     * What reading articles again changed, the newest first.
     *
     * @throws dev.tandem.report.InvalidCursorException when the page's cursor is not one of ours
     */
    Listing<Change> changes(Paging paging);

    /** When own numbers began to say something else about claims of the organisation with that key, the oldest first. */
    List<Turn> turns(String organisation);

    /** Grows whenever claims about an organisation change. */
    long revision(String organisation);

    /**
     * A person's word.
     *
     * @param correction what the article says instead, as JSON
     */
    record Review(
            long id,
            Instant at,
            String verdict,
            @Nullable String by,
            @Nullable String note,
            @Nullable String correction) {}

    /**
     * Own numbers began to say something else about a claim.
     *
     * @param answer what they say since then
     * @param before what they had said until then
     * @param measured which number was looked at and how it was, as JSON
     */
    record Turn(long id, String claim, String kind, Instant at, String answer, String before, String measured) {}

    /** A sentence that nothing recognised. */
    record Unmatched(
            Claim.Source article,
            String organisation,
            String measure,
            String sentence,
            int start,
            int end,
            String lexicon) {}

    /**
     * A claim that another reading changed.
     *
     * @param change what became of it: added, changed or lost
     * @param lexicon the version that read it
     * @param earlier the version that had read it before
     * @param before what was read before, as JSON
     * @param after what was read now, as JSON
     */
    record Change(
            long id,
            Instant at,
            String claim,
            String article,
            String organisation,
            String change,
            String lexicon,
            String earlier,
            @Nullable String before,
            @Nullable String after) {}
}
