package dev.tandem.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes honest rows of sums: with intervals, with what may still change, without what is too small to show. */
@ApplicationScoped
public class Answers {
    private final Cells cells;
    private final Clock clock;

    Answers(Cells cells, Clock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    /** The rows of a question, by period and group; none where there is no episode. */
    public List<Row> answer(Question question) {
        return rows(question, cells.read(Cut.of(question)));
    }

    /** The rows of a question whose slices are known already; a group without cases has none. */
    List<Row> rows(Question question, List<Slice> slices) {
        Formula formula = question.indicator().formula();
        List<Slice> ordered = slices.stream()
                .filter(slice -> slice.group().isEmpty() || formula.cases(slice) > 0)
                .sorted(Comparator.comparing(
                                (Slice slice) -> start(question, slice).toInstant())
                        .thenComparing(slice -> String.join("\u001f", slice.group())))
                .toList();
        boolean[] hidden = Suppression.of(
                ordered.stream()
                        .map(slice -> new Suppression.Entry(coordinates(question, slice), formula.cases(slice)))
                        .toList(),
                question.organisation().minimumGroup());
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Slice slice = ordered.get(i);
            Estimate estimate = formula.estimate(slice);
            rows.add(new Row(
                    start(question, slice),
                    slice.group(),
                    hidden[i] ? estimate.withheld(formula instanceof Formula.Count) : estimate,
                    mature(question, slice),
                    hidden[i]));
        }
        return List.copyOf(rows);
    }

    private static List<String> coordinates(Question question, Slice slice) {
        if (question.granularity() == null) {
            return slice.group();
        }
        List<String> coordinates = new ArrayList<>(slice.group());
        coordinates.add(start(question, slice).toInstant().toString());
        return coordinates;
    }

    private static ZonedDateTime start(Question question, Slice slice) {
        LocalDateTime start = slice.start();
        if (start == null) {
            return question.from();
        }
        return question.granularity() == Granularity.PT1H
                ? start.atZone(ZoneOffset.UTC).withZoneSameInstant(question.zone())
                : start.atZone(question.zone());
    }

    private boolean mature(Question question, Slice slice) {
        Granularity granularity = question.granularity();
        ZonedDateTime end = granularity == null ? question.to() : granularity.end(start(question, slice));
        if (end.isAfter(question.to())) {
            end = question.to();
        }
        Indicator.Maturity maturity = question.indicator().maturity();
        boolean over = !end.toInstant().plus(maturity.days(), ChronoUnit.DAYS).isAfter(clock.instant());
        return over && (maturity.pending() == null || slice.count(maturity.pending()) == 0);
    }
}
