package dev.tandem.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many people working full time it would take to do what AI alone has durably resolved. People's handle time for the
 * same kind of case, over all the time that was asked about, stands for the work that they would have had.
 */
@ApplicationScoped
class FullTimeEquivalents {
    /** What tells kinds of cases apart. */
    private static final List<Dimension> KIND =
            List.of(Dimension.TOPIC, Dimension.COMPLEXITY, Dimension.LANGUAGE, Dimension.CHANNEL);

    private static final int LEAST_CASES = 10;
    private static final double MILLISECONDS = 1000;

    private final Cells cells;
    private final Clock clock;

    FullTimeEquivalents(Cells cells, Clock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    /** A row for each period with an episode in it. */
    List<Row> answer(Question question) {
        List<Dimension> groupBy = new ArrayList<>(KIND);
        groupBy.add(Dimension.HANDLER);
        Set<Measure> measures = EnumSet.copyOf(question.indicator().measures());
        return rows(question, cells.read(Cut.of(question, groupBy, measures, Set.of())));
    }

    /** The rows of slices by kind of case and handler. */
    List<Row> rows(Question question, List<Slice> slices) {
        long minimum = question.organisation().minimumGroup();
        long least = Math.max(LEAST_CASES, minimum);
        Map<List<String>, Double> seconds = humanSeconds(slices, least);
        Periods periods = new Periods(question);
        Map<ZonedDateTime, List<Slice>> byPeriod = new TreeMap<>();
        slices.forEach(slice -> byPeriod.computeIfAbsent(periods.start(slice), none -> new ArrayList<>())
                .add(slice));
        List<Slice> totals = byPeriod.values().stream()
                .map(parts -> Slice.sum(parts.get(0).start(), List.of(), parts))
                .toList();
        List<Workload> work = byPeriod.values().stream()
                .map(parts -> Workload.of(parts, seconds))
                .toList();
        boolean[] hidden = Answers.hidden(question, totals, slice -> slice.count(Measure.DURABLE_AI), i -> work.get(i)
                .restsOnFewerThan(minimum));
        List<Row> rows = new ArrayList<>();
        for (Slice total : totals) {
            int i = rows.size();
            ZonedDateTime start = periods.start(total);
            int days = workingDays(periods.firstDay(start), periods.end(start).toLocalDate());
            Estimate estimate = work.get(i).estimate(days);
            rows.add(new Row(
                    start,
                    List.of(),
                    hidden[i] ? estimate.withheld() : estimate,
                    List.of(),
                    new Row.Assumptions(
                            FullTime.ASSUMED,
                            days,
                            least,
                            hidden[i] ? null : work.get(i).told(minimum)),
                    periods.mature(start, total, clock),
                    hidden[i]));
        }
        return List.copyOf(rows);
    }

    /**
     * Work that AI did.
     *
     * @param resolutions durable ones by AI alone
     * @param compared those of them whose kind of case people have handled often enough
     * @param seconds how long people would have worked on these
     */
    private record Workload(long resolutions, long compared, double seconds) {
        /** Adds up in an order of its own: the last digit depends on it, and the same facts are to give the same answer. */
        static Workload of(List<Slice> slices, Map<List<String>, Double> humanSeconds) {
            List<Slice> ordered = new ArrayList<>(slices);
            ordered.sort(Comparator.comparing((Slice slice) -> String.join("\0", slice.group()))
                    .thenComparing(slice -> String.valueOf(slice.start())));
            long resolutions = 0;
            long compared = 0;
            double seconds = 0;
            for (Slice slice : ordered) {
                long durable = slice.count(Measure.DURABLE_AI);
                Double each = humanSeconds.get(kind(slice));
                resolutions += durable;
                if (each != null) {
                    compared += durable;
                    seconds += durable * each;
                }
            }
            return new Workload(resolutions, compared, seconds);
        }

        Estimate estimate(int workingDays) {
            Interval interval = compared == 0 ? null : FullTime.ASSUMED.people(seconds, workingDays);
            return new Estimate(null, resolutions, compared == 0 ? null : seconds, null, interval, null, null, null);
        }

        boolean restsOnFewerThan(long minimum) {
            return compared > 0 && compared < minimum;
        }

        /** How many were compared, unless that tells of fewer than the minimum which were not. */
        @Nullable
        Long told(long minimum) {
            long others = resolutions - compared;
            return others > 0 && others < minimum ? null : (Long) compared;
        }
    }

    private static Map<List<String>, Double> humanSeconds(List<Slice> slices, long least) {
        Map<List<String>, List<Slice>> kinds = new HashMap<>();
        slices.stream()
                .filter(slice -> slice.group().get(KIND.size()).equals("human"))
                .forEach(slice -> kinds.computeIfAbsent(kind(slice), none -> new ArrayList<>())
                        .add(slice));
        Map<List<String>, Double> seconds = new HashMap<>();
        kinds.forEach((kind, parts) -> {
            Slice sum = Slice.sum(null, kind, parts);
            long cases = sum.count(Measure.HANDLE_COUNT);
            if (cases >= least) {
                seconds.put(kind, sum.count(Measure.HANDLE_MS) / MILLISECONDS / cases);
            }
        });
        return seconds;
    }

    private static List<String> kind(Slice slice) {
        return slice.group().subList(0, KIND.size());
    }

    /** Mondays to Fridays from a day on until another, half-open. */
    static int workingDays(LocalDate from, LocalDate to) {
        return (int) from.datesUntil(to)
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .count();
    }
}
