package dev.tandem.report.http;

import dev.tandem.report.claims.Check;
import dev.tandem.report.claims.Claim;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A claim with its check as schema.org's ClaimReview, in JSON-LD. */
final class ClaimReview {
    /** The media type. */
    static final String MEDIA_TYPE = "application/ld+json";

    private static final int BEST = 5;
    private static final int WORST = 1;

    private ClaimReview() {}

    /**
     * The members of the object.
     *
     * @param address where this claim is read
     * @param today when it was checked
     */
    static Map<String, Object> of(Claim claim, @Nullable Check check, String address, LocalDate today) {
        Map<String, Object> review = new LinkedHashMap<>();
        review.put("@context", "https://schema.org");
        review.put("@type", "ClaimReview");
        review.put("url", address);
        review.put("datePublished", today.toString());
        review.put("claimReviewed", claim.evidence().sentence());
        review.put("author", Map.of("@type", "Organization", "name", "Tandem"));
        review.put("itemReviewed", item(claim));
        review.put("reviewRating", rating(check));
        return review;
    }

    private static Map<String, Object> item(Claim claim) {
        Claim.Source article = claim.article();
        String publisher = article.publisher();
        String cites = claim.cites();
        Map<String, Object> appearance = new LinkedHashMap<>();
        appearance.put("@type", "NewsArticle");
        appearance.put("url", article.url());
        put(appearance, "headline", article.title());
        put(appearance, "datePublished", date(claim));
        if (publisher != null) {
            appearance.put("publisher", Map.of("@type", "Organization", "name", publisher));
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("@type", "Claim");
        String author = cites == null ? publisher : cites;
        if (author != null) {
            item.put("author", Map.of("@type", cites == null ? "Organization" : "Thing", "name", author));
        }
        put(item, "datePublished", date(claim));
        item.put("appearance", appearance);
        item.put("about", Map.of("@type", "Organization", "name", claim.organisation()));
        return item;
    }

    private static @Nullable String date(Claim claim) {
        return claim.article().publishedAt() == null
                ? null
                : claim.at().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** Of what cannot be told there is a word and no mark. */
    private static Map<String, Object> rating(@Nullable Check check) {
        Map<String, Object> rating = new LinkedHashMap<>();
        rating.put("@type", "Rating");
        rating.put("bestRating", BEST);
        rating.put("worstRating", WORST);
        if (check == null) {
            rating.put("alternateName", "Not checked");
            return rating;
        }
        switch (check.answer()) {
            case SUPPORTED -> {
                rating.put("ratingValue", BEST);
                rating.put("alternateName", "Supported");
            }
            case CONTRADICTED -> {
                rating.put("ratingValue", WORST);
                rating.put("alternateName", "Contradicted");
            }
            case CANNOT_TELL -> rating.put("alternateName", "Cannot tell");
        }
        return rating;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
