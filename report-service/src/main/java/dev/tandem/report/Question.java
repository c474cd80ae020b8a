package dev.tandem.report;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ValueRange;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One indicator of one organisation over a time, cut into periods and groups.
 *
 * @param organisation whose numbers
 * @param indicator which number
 * @param from the first moment, in the zone that was asked for
 * @param to the first moment that is not asked for any more
 * @param granularity how long a row lasts; null for one row over the whole time
 * @param groupBy a row for each value of these
 * @param byReason also a row for each reason of a handover
 * @param filters only episodes whose dimension has one of these values
 */
public record Question(
        Organisation organisation,
        Indicator indicator,
        ZonedDateTime from,
        ZonedDateTime to,
        @Nullable Granularity granularity,
        List<Dimension> groupBy,
        boolean byReason,
        Map<Dimension, List<String>> filters) {

    /** What handovers are grouped by, as it is written in parameters and answers. */
    public static final String REASON = "reason";

    /** The years that can be asked about: four digits, which every database and calendar agrees on. */
    public static final ValueRange YEARS = ValueRange.of(1, 9999);

    private static final String ROLE = "role";

    public Question {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("from is not before to");
        }
        groupBy = List.copyOf(groupBy);
        filters = Map.copyOf(filters);
    }

    /** A question about groups that dimensions alone tell apart. */
    Question(
            Organisation organisation,
            Indicator indicator,
            ZonedDateTime from,
            ZonedDateTime to,
            @Nullable Granularity granularity,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters) {
        this(organisation, indicator, from, to, granularity, groupBy, false, filters);
    }

    /** What the groups of the rows are told apart by, in their order. */
    public List<String> groupNames() {
        if (indicator.formula() == Formula.Books.HEADCOUNT) {
            return List.of(ROLE);
        }
        return Stream.concat(groupBy.stream().map(Dimension::key), byReason ? Stream.of(REASON) : Stream.empty())
                .toList();
    }

    /** The zone in which periods are cut. */
    public ZoneId zone() {
        return from.getZone();
    }

    /** True where only the sums by the hour can answer. */
    public boolean needsHours() {
        return granularity == Granularity.PT1H || !sameRules(zone(), organisation.zone());
    }

    /** True where clocks stand off UTC by whole hours all the time, so that sums by the hour tell its periods apart. */
    boolean hasWholeHours() {
        ZoneOffset offset = from.getOffset();
        ZoneOffsetTransition next = zone().getRules().nextTransition(from.toInstant());
        while (wholeHours(offset) && next != null && !next.getInstant().isAfter(to.toInstant())) {
            offset = next.getOffsetAfter();
            next = zone().getRules().nextTransition(next.getInstant());
        }
        return wholeHours(offset);
    }

    private static boolean wholeHours(ZoneOffset offset) {
        return offset.getTotalSeconds() % 3600 == 0;
    }

    /**
     * What has to have come to nothing before a row is final. An open episode can still come into a group or leave it,
     * for its next snapshot may tell every dimension anew.
     */
    Set<Measure> pending() {
        EnumSet<Measure> pending = EnumSet.noneOf(Measure.class);
        pending.addAll(indicator.maturity().pending());
        if (!groupBy.isEmpty() || !filters.isEmpty()) {
            pending.add(Measure.OPEN);
        }
        return pending;
    }

    static boolean sameRules(ZoneId one, ZoneId other) {
        return one.getRules().equals(other.getRules());
    }
}
