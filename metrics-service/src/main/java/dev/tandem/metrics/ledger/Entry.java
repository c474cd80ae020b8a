package dev.tandem.metrics.ledger;

import dev.tandem.metrics.claims.Claim;
import java.time.Instant;

/**
 * A claim as it stands in the ledger.
 *
 * @param id its identity, see {@link ClaimIdentity}
 * @param article the article that makes it
 * @param at when that was published, else fetched
 * @param claim what it says, as a person corrected it where one did
 */
public record Entry(String id, String article, Instant at, Claim claim) {}
