package dev.tandem.report;

import dev.tandem.report.Formula.Books;
import dev.tandem.report.Formula.OfSums;
import dev.tandem.report.Handovers.Handover;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes honest rows of sums: with intervals, with what may still change, without what is too small to show. */
@ApplicationScoped
public class Answers {
    private final Cells cells;
    private final Handovers handovers;
    private final CostsPerResolution costs;
    private final FullTimeEquivalents fullTimeEquivalents;
    private final Headcounts headcounts;
    private final Clock clock;

    Answers(
            Cells cells,
            Handovers handovers,
            CostsPerResolution costs,
            FullTimeEquivalents fullTimeEquivalents,
            Headcounts headcounts,
            Clock clock) {
        this.cells = cells;
        this.handovers = handovers;
        this.costs = costs;
        this.fullTimeEquivalents = fullTimeEquivalents;
        this.headcounts = headcounts;
        this.clock = clock;
    }

    /** The rows of a question, by period and group; none where there is no episode. */
    public List<Row> answer(Question question) {
        Formula formula = question.indicator().formula();
        if (formula instanceof Books books) {
            return switch (books) {
                case COST_PER_RESOLUTION -> costs.answer(question);
                case FTE_EQUIVALENT -> fullTimeEquivalents.answer(question);
                case HEADCOUNT -> headcounts.answer(question);
            };
        }
        Cut cut = Cut.of(question);
        List<Slice> slices = cells.read(cut);
        List<Slice> whole = question.filters().isEmpty() ? slices : cells.read(Cut.outstanding(question));
        return question.byReason()
                ? reasons(question, slices, whole, handovers.read(cut))
                : rows(question, slices, whole);
    }

    /** The rows of a question without filters whose slices are known already; a group without cases has none. */
    List<Row> rows(Question question, List<Slice> slices) {
        return rows(question, slices, slices);
    }

    private List<Row> rows(Question question, List<Slice> slices, List<Slice> whole) {
        OfSums formula = formula(question);
        List<Slice> ordered = ordered(
                question,
                slices.stream()
                        .filter(slice -> slice.group().isEmpty() || formula.cases(slice) > 0)
                        .toList());
        return rows(question, ordered, hidden(question, ordered, formula::cases, i -> false), whole);
    }

    /**
     * The handovers by reason over the AI-involved episodes of the same group. Those of one reason are a group too: they
     * are withheld where they are too few, and where the group that they divide is withheld without them.
     *
     * @param whole all slices of the question's time, without its filters
     */
    List<Row> reasons(Question question, List<Slice> slices, List<Slice> whole, List<Handover> counts) {
        List<Slice> groups = ordered(question, slices);
        boolean[] withheld = hidden(question, groups, formula(question)::cases, i -> false);
        Map<Place, Integer> places = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            places.put(new Place(groups.get(i).start(), groups.get(i).group()), i);
        }
        Map<List<String>, Boolean> secret = new HashMap<>();
        List<Slice> divided = new ArrayList<>();
        for (Handover handover : counts) {
            Integer place = places.get(new Place(handover.start(), handover.group()));
            if (place != null && handover.count() > 0) {
                Slice slice = divided(groups.get(place), handover);
                divided.add(slice);
                secret.put(coordinates(question, slice), withheld[place]);
            }
        }
        List<Slice> ordered = ordered(question, divided);
        boolean[] hidden = hidden(
                question,
                ordered,
                slice -> slice.count(Measure.HANDED_OVER),
                i -> secret.getOrDefault(coordinates(question, ordered.get(i)), false));
        return rows(question, ordered, hidden, whole);
    }

    /** Where a slice stands in an answer. */
    private record Place(@Nullable LocalDateTime start, List<String> group) {}

    private static Slice divided(Slice group, Handover handover) {
        List<String> names = new ArrayList<>(group.group());
        names.add(handover.reason());
        Map<Measure, Long> counts = new HashMap<>(group.counts());
        counts.put(Measure.HANDED_OVER, handover.count());
        return new Slice(group.start(), List.copyOf(names), counts, group.durations());
    }

    private List<Row> rows(Question question, List<Slice> ordered, boolean[] hidden, List<Slice> whole) {
        OfSums formula = formula(question);
        Periods periods = new Periods(question);
        Set<ZonedDateTime> outstanding = periods.outstanding(whole);
        List<List<Row.Part>> parts = parts(question, ordered, hidden);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Slice slice = ordered.get(i);
            ZonedDateTime start = periods.start(slice);
            Estimate estimate = formula.estimate(slice);
            rows.add(new Row(
                    start,
                    slice.group(),
                    hidden[i] ? estimate.withheld() : estimate,
                    parts.get(i),
                    null,
                    periods.isOver(start, clock) && !outstanding.contains(start),
                    hidden[i]));
        }
        return List.copyOf(rows);
    }

    /**
     * The parts of every row. A part can be small where its row is not; and where one is withheld the later ones, which
     * may be made of the same cases, are as well.
     */
    private static List<List<Row.Part>> parts(Question question, List<Slice> ordered, boolean[] hidden) {
        List<List<Row.Part>> parts = new ArrayList<>();
        ordered.forEach(slice -> parts.add(new ArrayList<>()));
        boolean[] before = hidden;
        for (Indicator.Part part : question.indicator().parts()) {
            boolean[] secret = before;
            boolean[] withheld = hidden(question, ordered, part.formula()::cases, i -> secret[i]);
            for (int i = 0; i < ordered.size(); i++) {
                withheld[i] |= secret[i];
                Estimate estimate = part.formula().estimate(ordered.get(i));
                parts.get(i)
                        .add(new Row.Part(
                                part.key(),
                                part.formula().unit(),
                                withheld[i] ? estimate.withheld() : estimate,
                                withheld[i]));
            }
            before = withheld;
        }
        return parts;
    }

    private static OfSums formula(Question question) {
        if (question.indicator().formula() instanceof OfSums formula) {
            return formula;
        }
        throw new IllegalArgumentException(
                "is not made of sums: " + question.indicator().key());
    }

    private static List<Slice> ordered(Question question, List<Slice> slices) {
        Periods periods = new Periods(question);
        return slices.stream()
                .sorted(Comparator.comparing(
                                (Slice slice) -> periods.start(slice).toInstant())
                        .thenComparing(slice -> String.join("\u001f", slice.group())))
                .toList();
    }

    /** Which slices are withheld because of the cases that they rest on, and because they are secret anyway. */
    static boolean[] hidden(Question question, List<Slice> slices, ToLongFunction<Slice> cases, IntPredicate secret) {
        List<Suppression.Entry> entries = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            entries.add(new Suppression.Entry(coordinates(question, slice), cases.applyAsLong(slice), secret.test(i)));
        }
        return Suppression.of(entries, question.organisation().minimumGroup());
    }

    private static List<String> coordinates(Question question, Slice slice) {
        if (question.granularity() == null) {
            return slice.group();
        }
        List<String> coordinates = new ArrayList<>(slice.group());
        coordinates.add(new Periods(question).start(slice).toInstant().toString());
        return coordinates;
    }
}
