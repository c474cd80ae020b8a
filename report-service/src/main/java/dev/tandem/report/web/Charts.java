package dev.tandem.report.web;

import dev.tandem.report.Estimate;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Interval;
import dev.tandem.report.Overview;
import dev.tandem.report.Row;
import dev.tandem.report.Unit;
import dev.tandem.report.web.ChartView.Curve;
import dev.tandem.report.web.ChartView.Line;
import dev.tandem.report.web.ChartView.Point;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the curves of an overview into charts with their tables. */
final class Charts {
    private static final String ALL = "all";

    /** In this order wherever handlers stand beside each other. */
    private static final List<String> HANDLERS = List.of("ai", "human", "hybrid", "none");

    private final Overview overview;
    private final Texts texts;
    private final Figures figures;

    Charts(Overview overview, Texts texts) {
        this.overview = overview;
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /** The left column. */
    List<ChartView> productivity() {
        return List.of(
                byHandler(Indicators.VOLUME, "bars"),
                together("ai", List.of(Indicators.AI_INVOLVEMENT, Indicators.CONTAINMENT)),
                durations(Indicators.RESOLUTION_TIME),
                byHandler(Indicators.HANDLE_TIME, "lines"),
                people());
    }

    /** The right column. */
    List<ChartView> quality() {
        return List.of(
                byHandler(Indicators.CSAT, "lines"),
                together("complaint_rate", List.of(Indicators.COMPLAINT_RATE)),
                together("reopen_rate", List.of(Indicators.REOPEN_RATE)),
                together("sla_attainment", List.of(Indicators.SLA_ATTAINMENT)),
                together("openness", List.of(Indicators.DISCLOSURE_RATE, Indicators.HUMAN_REQUEST_RATE)));
    }

    private ChartView byHandler(Indicator indicator, String kind) {
        List<Curve> curves = new ArrayList<>();
        for (String handler : HANDLERS) {
            List<Row> rows = rows(indicator, handler);
            add(curves, new Curve(handler(handler), handler, false, points(rows)));
        }
        return chart(indicator.key(), List.of(indicator), kind, curves, handlerLines(indicator));
    }

    private ChartView durations(Indicator indicator) {
        List<Curve> curves = new ArrayList<>();
        for (String handler : HANDLERS) {
            List<Row> rows = rows(indicator, handler);
            add(curves, new Curve(texts.fill("series.median", handler(handler)), handler, false, medians(rows)));
            add(curves, new Curve(texts.fill("series.p90", handler(handler)), handler, true, tails(rows)));
        }
        return chart(indicator.key(), List.of(indicator), "lines", curves, handlerLines(indicator));
    }

    private ChartView together(String id, List<Indicator> indicators) {
        List<Curve> curves = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        String colour = ALL;
        for (Indicator indicator : indicators) {
            String name = indicator.in(texts.locale()).name();
            List<Row> rows = overview.total().getOrDefault(indicator, List.of());
            add(curves, new Curve(name, colour, false, points(rows)));
            rows.forEach(row -> lines.add(line(indicator, name, row)));
            colour = "second";
        }
        return chart(id, indicators, "lines", curves, lines);
    }

    private ChartView people() {
        List<Point> points = overview.people().stream()
                .map(people -> new Point(people.day().toString(), people.count(), null, null, null, true, false))
                .toList();
        String name = texts.get("people.name");
        List<Line> lines = overview.people().stream()
                .map(people ->
                        new Line(figures.date(people.day()), name, figures.number(people.count(), 0), "–", "–", ""))
                .toList();
        List<Curve> curves = new ArrayList<>();
        add(curves, new Curve(name, "human", false, points));
        return new ChartView(
                "people",
                name,
                texts.get("people.text"),
                "steps",
                Unit.COUNT.key(),
                summary(name, Unit.COUNT, curves, figures::date),
                curves,
                lines);
    }

    private ChartView chart(String id, List<Indicator> indicators, String kind, List<Curve> curves, List<Line> lines) {
        String title = String.join(
                " · ",
                indicators.stream()
                        .map(indicator -> indicator.in(texts.locale()).name())
                        .toList());
        String text = String.join(
                " ",
                indicators.stream()
                        .map(indicator -> indicator.in(texts.locale()).text())
                        .toList());
        Unit unit = indicators.get(0).formula().unit();
        return new ChartView(
                id,
                title,
                text,
                kind,
                unit.key(),
                summary(title, unit, curves, this::period),
                List.copyOf(curves),
                List.copyOf(lines));
    }

    /** What the picture shows, for those who do not see it: where each of its curves begins and ends. */
    private String summary(String title, Unit unit, List<Curve> curves, Function<LocalDate, String> time) {
        if (curves.isEmpty()) {
            return texts.fill("chart.empty", title);
        }
        String ends = curves.stream().map(curve -> ends(curve, unit, time)).collect(Collectors.joining("; "));
        boolean named = curves.size() == 1 && curves.get(0).name().equals(title);
        return texts.fill("chart.summary", named ? ends : title + ". " + ends);
    }

    private String ends(Curve curve, Unit unit, Function<LocalDate, String> time) {
        List<String> told = curve.points().stream()
                .filter(point -> point.y() != null)
                .map(point -> time.apply(LocalDate.parse(point.x())) + " " + figures.value(unit, point.y()))
                .toList();
        String first = told.get(0);
        return curve.name() + ": " + (told.size() == 1 ? first : first + ", " + told.get(told.size() - 1));
    }

    private String period(LocalDate day) {
        return figures.period(
                overview.granularity(), day.atStartOfDay(overview.organisation().zone()));
    }

    private List<Row> rows(Indicator indicator, String handler) {
        return overview.byHandler().getOrDefault(indicator, List.of()).stream()
                .filter(row -> row.group().get(0).equals(handler))
                .toList();
    }

    private List<Line> handlerLines(Indicator indicator) {
        return overview.byHandler().getOrDefault(indicator, List.of()).stream()
                .filter(row -> row.suppressed() || row.estimate().value() != null)
                .map(row -> line(indicator, handler(row.group().get(0)), row))
                .toList();
    }

    private Line line(Indicator indicator, String series, Row row) {
        Unit unit = indicator.formula().unit();
        Estimate estimate = row.estimate();
        List<String> notes = new ArrayList<>();
        if (estimate.median() != null) {
            notes.add(texts.fill(
                    "note.quantiles", figures.value(unit, estimate.median()), figures.value(unit, estimate.p90())));
        }
        if (row.suppressed()) {
            notes.add(texts.get("note.suppressed"));
        }
        if (!row.mature()) {
            notes.add(texts.get("note.immature"));
        }
        return new Line(
                figures.period(overview.granularity(), row.period()),
                series,
                figures.value(unit, estimate.value()),
                figures.count(estimate.n()),
                figures.interval(unit, estimate.interval()),
                String.join("; ", notes));
    }

    private String handler(String key) {
        return texts.get("handler." + key, key);
    }

    private static void add(List<Curve> curves, Curve curve) {
        if (curve.points().stream().anyMatch(point -> point.y() != null)) {
            curves.add(curve);
        }
    }

    private static List<Point> points(List<Row> rows) {
        return rows.stream()
                .map(row -> point(row, row.estimate().value(), row.estimate().interval()))
                .toList();
    }

    private static List<Point> medians(List<Row> rows) {
        return rows.stream()
                .map(row -> point(row, row.estimate().median(), null))
                .toList();
    }

    private static List<Point> tails(List<Row> rows) {
        return rows.stream().map(row -> point(row, row.estimate().p90(), null)).toList();
    }

    private static Point point(Row row, @Nullable Double value, @Nullable Interval interval) {
        return new Point(
                row.period().toLocalDate().toString(),
                value,
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                row.estimate().n(),
                row.mature(),
                row.suppressed());
    }
}
