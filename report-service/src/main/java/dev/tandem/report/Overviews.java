package dev.tandem.report;

import dev.tandem.report.Overview.Comparison;
import dev.tandem.report.Overview.People;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a page about an organisation together with a handful of questions to the database. */
@ApplicationScoped
public class Overviews {
    private static final int QUARTER = 3;

    private final Cells cells;
    private final Answers answers;
    private final Timeline timeline;
    private final Epochs epochs;
    private final Clock clock;

    Overviews(Cells cells, Answers answers, Timeline timeline, Epochs epochs, Clock clock) {
        this.cells = cells;
        this.answers = answers;
        this.timeline = timeline;
        this.epochs = epochs;
        this.clock = clock;
    }

    /** The page about a time, half-open. */
    public Overview of(Organisation organisation, LocalDate from, LocalDate to) {
        Granularity granularity = granularity(from, to);
        List<Indicator> shown = shown();
        List<Slice> byHandler = read(organisation, shown, from, to, granularity, List.of(Dimension.HANDLER));
        List<Slice> months = granularity == Granularity.P1M
                ? byHandler
                : read(organisation, shown, from, to, Granularity.P1M, List.of());
        return new Overview(
                organisation,
                from,
                to,
                granularity,
                rows(organisation, shown, from, to, granularity, List.of(), byStart(byHandler)),
                rows(organisation, shown, from, to, granularity, List.of(Dimension.HANDLER), byHandler),
                comparison(organisation, shown, from, to, byStart(months)),
                changes(organisation, from, to),
                people(organisation, to));
    }

    /** The newest complete months against the first, alone. */
    public @Nullable Comparison comparison(Organisation organisation, LocalDate from, LocalDate to) {
        List<Indicator> shown = shown();
        List<Slice> months = read(organisation, shown, from, to, Granularity.P1M, List.of());
        return comparison(organisation, shown, from, to, months);
    }

    private static Granularity granularity(LocalDate from, LocalDate to) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days <= 45) {
            return Granularity.P1D;
        }
        return days <= 240 ? Granularity.P1W : Granularity.P1M;
    }

    private List<Slice> read(
            Organisation organisation,
            List<Indicator> shown,
            LocalDate from,
            LocalDate to,
            Granularity granularity,
            List<Dimension> groupBy) {
        Question question = question(organisation, Indicators.VOLUME, from, to, granularity, groupBy);
        Set<Measure> measures = EnumSet.noneOf(Measure.class);
        Set<Timing> timings = EnumSet.noneOf(Timing.class);
        shown.stream().map(indicator -> indicator.known(Measure.FIRST_EPOCH)).forEach(indicator -> {
            measures.addAll(indicator.measures());
            timings.addAll(indicator.timings());
        });
        return cells.read(Cut.of(question, measures, timings));
    }

    /**
     * What is made of the sums that have been there from the beginning; what was corrected since is missing while facts are
     * still counted anew.
     */
    private List<Indicator> shown() {
        int complete = epochs.complete();
        return Indicators.all().stream()
                .filter(indicator -> indicator.formula() instanceof Formula.OfSums)
                .filter(indicator -> indicator.isOfFirstEpoch() && indicator.epoch() <= complete)
                .toList();
    }

    private static Question question(
            Organisation organisation,
            Indicator indicator,
            LocalDate from,
            LocalDate to,
            @Nullable Granularity granularity,
            List<Dimension> groupBy) {
        ZoneId zone = organisation.zone();
        return new Question(
                organisation,
                indicator.known(Measure.FIRST_EPOCH),
                from.atStartOfDay(zone),
                to.atStartOfDay(zone),
                granularity,
                groupBy,
                Map.of());
    }

    private Map<Indicator, List<Row>> rows(
            Organisation organisation,
            List<Indicator> shown,
            LocalDate from,
            LocalDate to,
            Granularity granularity,
            List<Dimension> groupBy,
            List<Slice> slices) {
        Map<Indicator, List<Row>> rows = new LinkedHashMap<>();
        shown.forEach(indicator -> rows.put(
                indicator, answers.rows(question(organisation, indicator, from, to, granularity, groupBy), slices)));
        return rows;
    }

    /** The slices of each period in one. */
    private static List<Slice> byStart(List<Slice> slices) {
        Map<LocalDateTime, List<Slice>> periods = new TreeMap<>();
        slices.forEach(
                slice -> periods.computeIfAbsent(Objects.requireNonNull(slice.start()), none -> new ArrayList<>())
                        .add(slice));
        List<Slice> sums = new ArrayList<>();
        periods.forEach((start, parts) -> sums.add(Slice.sum(start, List.of(), parts)));
        return sums;
    }

    private @Nullable Comparison comparison(
            Organisation organisation, List<Indicator> shown, LocalDate from, LocalDate to, List<Slice> months) {
        List<LocalDate> complete = completeMonths(organisation, from, to);
        int length = complete.size() >= 2 * QUARTER ? QUARTER : 1;
        if (complete.size() < 2) {
            return null;
        }
        LocalDate first = complete.get(0);
        LocalDate newest = complete.get(complete.size() - length);
        List<Movement> movements = new ArrayList<>();
        shown.forEach(indicator -> {
            Row before = row(organisation, indicator, first, length, months);
            Row now = row(organisation, indicator, newest, length, months);
            if (before != null && now != null) {
                movements.add(Movement.of(indicator, before, now));
            }
        });
        return movements.isEmpty() ? null : new Comparison(length, first, newest, List.copyOf(movements));
    }

    /** Months of the range that are over and whose data reach to their end. */
    private List<LocalDate> completeMonths(Organisation organisation, LocalDate from, LocalDate to) {
        LocalDate firstDay = Objects.requireNonNullElse(organisation.firstDay(), from);
        LocalDate lastDay = Objects.requireNonNullElse(organisation.lastDay(), from);
        LocalDate today = LocalDate.ofInstant(clock.instant(), organisation.zone());
        List<LocalDate> months = new ArrayList<>();
        for (LocalDate month = from.withDayOfMonth(1); month.isBefore(to); month = month.plusMonths(1)) {
            LocalDate end = month.plusMonths(1);
            // a month may begin or end with a few days off
            boolean covered = !month.isBefore(firstDay.minusDays(4)) && !end.isAfter(lastDay.plusDays(4));
            boolean inRange = !month.isBefore(from) && !end.isAfter(to);
            if (covered && inRange && !end.isAfter(today)) {
                months.add(month);
            }
        }
        return months;
    }

    private @Nullable Row row(
            Organisation organisation, Indicator indicator, LocalDate month, int length, List<Slice> slices) {
        LocalDate end = month.plusMonths(length);
        List<Slice> within = slices.stream()
                .filter(slice -> {
                    LocalDate start = Objects.requireNonNull(slice.start()).toLocalDate();
                    return !start.isBefore(month) && start.isBefore(end);
                })
                .toList();
        if (within.isEmpty()) {
            return null;
        }
        Slice sum = Slice.sum(null, List.of(), within);
        return answers.rows(question(organisation, indicator, month, end, null, List.of()), List.of(sum))
                .get(0);
    }

    private List<Timeline.Change> changes(Organisation organisation, LocalDate from, LocalDate to) {
        ZoneId zone = organisation.zone();
        return timeline.changes(organisation.key()).stream()
                .filter(change -> !change.at().isBefore(from.atStartOfDay(zone).toInstant())
                        && change.at().isBefore(to.atStartOfDay(zone).toInstant()))
                .toList();
    }

    /** The levels of all roles together; a role whose level was never told counts from when it is. */
    private List<People> people(Organisation organisation, LocalDate to) {
        Map<String, Double> roles = new HashMap<>();
        TreeMap<LocalDate, Double> days = new TreeMap<>();
        List<Timeline.Headcount> statements = timeline.workforce(organisation.key()).stream()
                .sorted(Timeline.Headcount.ORDER)
                .toList();
        for (Timeline.Headcount statement : statements) {
            Double level = statement.level();
            Double change = statement.change();
            if (level != null) {
                roles.put(statement.role(), level);
            } else if (change != null) {
                roles.computeIfPresent(statement.role(), (role, count) -> count + change);
            }
            if (!roles.isEmpty() && statement.day().isBefore(to)) {
                days.put(
                        statement.day(),
                        roles.values().stream().mapToDouble(Double::doubleValue).sum());
            }
        }
        return days.entrySet().stream()
                .map(day -> new People(day.getKey(), day.getValue()))
                .toList();
    }
}
