package dev.tandem.benchmarks.tandem;

import dev.tandem.benchmarks.workload.Plan;
import java.util.List;

/**
 * A question whose answer is waited for.
 *
 * @param name what it is called in results
 * @param query everything of its address but organisation and time
 */
record Timed(String name, String query) {
    /** What a page of the year, a chart of days and a table of quantiles ask. */
    static final List<Timed> ALL = List.of(
            new Timed("csat, month x handler x channel", "csat?granularity=P1M&group_by=handler,channel"),
            new Timed("volume, day x handler", "volume?granularity=P1D&group_by=handler"),
            new Timed("volume, day x handler x topic", "volume?granularity=P1D&group_by=handler,topic"),
            new Timed("quantiles, topic x handler", "resolution_time?group_by=topic,handler"),
            new Timed("quantiles, month x handler", "resolution_time?granularity=P1M&group_by=handler"),
            new Timed("confirmed, strata", "resolution_confirmed?group_by=topic,complexity,language,channel,handler"));

    /** The address of the question about everything. */
    String address(Plan plan) {
        return "/v1/indicators/%s&organisation=%s&from=%s&to=%s"
                .formatted(query, Plan.ORGANISATION, Plan.FIRST_DAY, plan.end());
    }
}
