package dev.tandem.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are summed into which slices.
 *
 * @param organisation whose cells
 * @param stretches which cells, none counted twice
 * @param granularity how the slices are cut; null for one slice a group
 * @param zone where the slices are cut when they are made of hours; null when days and months are local already
 * @param groupBy a slice for each value of these
 * @param filters only cells whose dimension has one of these values
 * @param measures the sums that are wanted
 * @param timings the histograms that are wanted
 */
public record Cut(
        String organisation,
        List<Stretch> stretches,
        @Nullable Granularity granularity,
        @Nullable ZoneId zone,
        List<Dimension> groupBy,
        Map<Dimension, List<String>> filters,
        Set<Measure> measures,
        Set<Timing> timings) {

    /** The sizes of cells that are kept. */
    public enum Size {
        HOUR,
        DAY,
        MONTH
    }

    /**
     * Cells of one size from a time on until another, half-open; UTC for hours, the organisation's local time else.
     */
    public record Stretch(Size size, LocalDateTime from, LocalDateTime to) {}

    /** The cells that answer a question. */
    static Cut of(Question question) {
        Set<Measure> measures = EnumSet.copyOf(question.indicator().measures());
        measures.addAll(question.pending());
        return of(question, measures, question.indicator().timings());
    }

    /** The cells that tell what is outstanding in the whole of a question's time, whatever it filters by. */
    static Cut outstanding(Question question) {
        return of(question, List.of(), Map.of(), question.pending(), Set.of());
    }

    /** The cells of a question's time, groups and filters, with the sums that are given. */
    static Cut of(Question question, Set<Measure> measures, Set<Timing> timings) {
        return of(question, question.groupBy(), measures, timings);
    }

    /** The cells of a question's time and filters in other groups than its own. */
    static Cut of(Question question, List<Dimension> groupBy, Set<Measure> measures, Set<Timing> timings) {
        return of(question, groupBy, question.filters(), measures, timings);
    }

    private static Cut of(
            Question question,
            List<Dimension> groupBy,
            Map<Dimension, List<String>> filters,
            Set<Measure> measures,
            Set<Timing> timings) {
        boolean hours = question.needsHours();
        return new Cut(
                question.organisation().key(),
                hours ? List.of(new Stretch(Size.HOUR, utc(question.from()), utc(question.to()))) : local(question),
                question.granularity(),
                hours ? question.zone() : null,
                groupBy,
                filters,
                measures,
                timings);
    }

    private static LocalDateTime utc(ZonedDateTime time) {
        return time.withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private static List<Stretch> local(Question question) {
        LocalDate from = question.from().toLocalDate();
        LocalDate to = question.to().toLocalDate();
        boolean months = question.granularity() == null || question.granularity() == Granularity.P1M;
        LocalDate firstMonth =
                from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        LocalDate lastMonth = to.withDayOfMonth(1);
        if (!months || !firstMonth.isBefore(lastMonth)) {
            return List.of(stretch(Size.DAY, from, to));
        }
        List<Stretch> stretches = new ArrayList<>();
        if (from.isBefore(firstMonth)) {
            stretches.add(stretch(Size.DAY, from, firstMonth));
        }
        stretches.add(stretch(Size.MONTH, firstMonth, lastMonth));
        if (lastMonth.isBefore(to)) {
            stretches.add(stretch(Size.DAY, lastMonth, to));
        }
        return List.copyOf(stretches);
    }

    private static Stretch stretch(Size size, LocalDate from, LocalDate to) {
        return new Stretch(size, from.atStartOfDay(), to.atStartOfDay());
    }
}
