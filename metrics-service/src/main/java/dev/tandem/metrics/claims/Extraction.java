package dev.tandem.metrics.claims;

import java.util.List;

/**
 * What was found in an article, in the order of the text.
 *
 * @param lexiconVersion changes whenever the same text may yield other claims
 */
public record Extraction(List<Claim> claims, List<Unmatched> unmatched, String lexiconVersion) {
    public Extraction {
        claims = List.copyOf(claims);
        unmatched = List.copyOf(unmatched);
    }

    /** The same without the claims that are less sure. */
    public Extraction atLeast(double confidence) {
        return new Extraction(
                claims.stream()
                        .filter(claim -> claim.confidence() >= confidence)
                        .toList(),
                unmatched,
                lexiconVersion);
    }
}
