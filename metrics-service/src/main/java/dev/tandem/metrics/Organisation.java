package dev.tandem.metrics;

import java.time.ZoneId;
import java.util.List;

/**
 * Whose customer service is measured.
 *
 * @param organisation its key in every event
 * @param name what people call it
 * @param timeZone where its days and months begin
 * @param simulated whether its data are made up; every page says so
 * @param minimumGroup results about fewer cases are suppressed
 * @param aliases other names by which articles call it
 */
public record Organisation(
        String organisation, String name, ZoneId timeZone, boolean simulated, int minimumGroup, List<String> aliases) {
    public Organisation {
        aliases = List.copyOf(aliases);
    }
}
