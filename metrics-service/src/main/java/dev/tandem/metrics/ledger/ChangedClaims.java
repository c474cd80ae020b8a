package dev.tandem.metrics.ledger;

import dev.tandem.metrics.Changes;

/** The claims in the order of their revisions. */
public interface ChangedClaims extends Changes<ChangedClaim> {}
