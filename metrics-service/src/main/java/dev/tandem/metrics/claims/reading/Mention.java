package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Naming;

/** Where a sentence speaks of an organisation: from a token to the one after the last. */
record Mention(int from, int to, String organisation, Naming how) {}
