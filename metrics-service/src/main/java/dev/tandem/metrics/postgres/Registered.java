package dev.tandem.metrics.postgres;

import java.time.ZoneId;

/**
 * An organisation as the facts see it.
 *
 * @param id stands for it in every table of facts and sums
 * @param timeZone where its days and months begin
 */
record Registered(int id, String organisation, ZoneId timeZone) {}
