package dev.tandem.metrics.ledger;

import java.util.Map;

/**
 * A claim as it stands, to be told to others.
 *
 * @param revision greater in what is newer; several claims may have one
 * @param members all that is told of it, as members of a JSON object
 */
public record ChangedClaim(String id, long revision, Map<String, Object> members) {}
