package dev.tandem.report;

import dev.tandem.report.Row.Money;
import dev.tandem.report.Spending.Cost;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a durable resolution costs: all that was spent in a period, divided by what was durably resolved of it. */
@ApplicationScoped
class CostsPerResolution {
    private final Cells cells;
    private final Spending spending;
    private final Clock clock;

    CostsPerResolution(Cells cells, Spending spending, Clock clock) {
        this.cells = cells;
        this.spending = spending;
        this.clock = clock;
    }

    /** A row for each period with an episode in it. */
    List<Row> answer(Question question) {
        List<Cost> costs = spending.read(
                question.organisation().key(),
                question.from().toLocalDate(),
                question.to().toLocalDate());
        return rows(question, cells.read(Cut.of(question)), costs);
    }

    List<Row> rows(Question question, List<Slice> slices, List<Cost> costs) {
        Periods periods = new Periods(question);
        List<Slice> ordered = slices.stream()
                .sorted(Comparator.comparing(slice -> periods.start(slice).toInstant()))
                .toList();
        boolean[] hidden = Answers.hidden(question, ordered, slice -> slice.count(Measure.DURABLE), i -> false);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            rows.add(row(periods, ordered.get(i), costs, hidden[i]));
        }
        return List.copyOf(rows);
    }

    private Row row(Periods periods, Slice slice, List<Cost> costs, boolean hidden) {
        ZonedDateTime start = periods.start(slice);
        long durable = slice.count(Measure.DURABLE);
        Money money = money(costs, periods.firstDay(start), periods.end(start).toLocalDate(), durable);
        Estimate estimate = estimate(money, durable);
        boolean mature = money.coveredDays() == money.days() && periods.mature(start, slice, clock);
        return new Row(
                start,
                slice.group(),
                hidden ? estimate.withheld() : estimate,
                List.of(),
                hidden ? new Money(money.currency(), Map.of(), money.days(), money.coveredDays(), null) : money,
                mature,
                hidden);
    }

    /** The costs are stated, so chance is only in the number of resolutions. */
    static Estimate estimate(Money money, long durable) {
        if (money.currency() == null) {
            return new Estimate(null, durable, null, durable, null, null, null, null);
        }
        double spent =
                money.costs().values().stream().mapToDouble(Double::doubleValue).sum();
        if (durable == 0) {
            return new Estimate(null, durable, spent, durable, null, null, null, null);
        }
        Interval count = Interval.poisson(durable);
        double one = spent / count.high();
        double other = spent / count.low();
        return new Estimate(
                spent / durable,
                durable,
                spent,
                durable,
                new Interval(Math.min(one, other), Math.max(one, other)),
                null,
                null,
                null);
    }

    /** What was spent in the days from one to another, half-open: of every cost the days that it shares with them. */
    static Money money(List<Cost> costs, LocalDate from, LocalDate to, long durable) {
        List<Cost> shared = costs.stream()
                .filter(cost -> cost.from().isBefore(to) && from.isBefore(cost.to()))
                .toList();
        int days = (int) ChronoUnit.DAYS.between(from, to);
        BitSet covered = new BitSet(days);
        shared.forEach(cost -> covered.set((int) Math.max(0, ChronoUnit.DAYS.between(from, cost.from())), (int)
                Math.min(days, ChronoUnit.DAYS.between(from, cost.to()))));
        Set<String> currencies = shared.stream().map(Cost::currency).collect(Collectors.toUnmodifiableSet());
        Map<String, Double> spent = new TreeMap<>();
        if (currencies.size() == 1) {
            shared.forEach(cost -> spent.merge(cost.category(), part(cost, from, to), Double::sum));
        }
        return new Money(
                currencies.size() == 1 ? currencies.iterator().next() : null,
                spent,
                days,
                covered.cardinality(),
                reason(currencies.size(), durable));
    }

    private static Money.@Nullable Reason reason(int currencies, long durable) {
        if (currencies == 0) {
            return Money.Reason.NO_COSTS;
        }
        if (currencies > 1) {
            return Money.Reason.SEVERAL_CURRENCIES;
        }
        return durable == 0 ? Money.Reason.NO_DURABLE_RESOLUTIONS : null;
    }

    private static double part(Cost cost, LocalDate from, LocalDate to) {
        LocalDate first = cost.from().isBefore(from) ? from : cost.from();
        LocalDate end = cost.to().isAfter(to) ? to : cost.to();
        return cost.amount() * ChronoUnit.DAYS.between(first, end) / ChronoUnit.DAYS.between(cost.from(), cost.to());
    }
}
