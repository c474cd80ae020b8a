package dev.tandem.report.web;

import dev.tandem.report.Axis;
import dev.tandem.report.Estimate;
import dev.tandem.report.Indicator;
import dev.tandem.report.Indicators;
import dev.tandem.report.Movement;
import dev.tandem.report.Overview.Comparison;
import dev.tandem.report.Row;
import dev.tandem.report.Unit;
import java.util.List;
import java.util.Locale;

/**
 * One number of the strip at the top, now and in the first months.
 *
 * @param name the indicator's name
 * @param unit what stands behind the number
 * @param now the newest months
 * @param before the first months
 * @param answer the key of what may be said: better, worse, changed or cannot_tell
 * @param word the same in words
 */
public record Headline(String name, String unit, Side now, Side before, String answer, String word) {
    /** What is shown at the top; the others have their charts. */
    private static final List<Indicator> SHOWN = List.of(
            Indicators.VOLUME,
            Indicators.AI_INVOLVEMENT,
            Indicators.RESOLUTION_TIME,
            Indicators.HANDLE_TIME,
            Indicators.CSAT,
            Indicators.COMPLAINT_RATE,
            Indicators.REOPEN_RATE,
            Indicators.SLA_ATTAINMENT);

    /**
     * A number with what belongs to it.
     *
     * @param margin half its interval's width, with the ±
     * @param quantiles of durations, that the number is their mean, with median and 90th percentile; empty else
     * @param note why it is not final, or withheld; empty else
     */
    public record Side(String value, String margin, String quantiles, String interval, String n, String note) {}

    /** The movements that are shown at the top. */
    static List<Movement> shown(Comparison comparison) {
        return comparison.movements().stream()
                .filter(movement -> SHOWN.contains(movement.indicator()))
                .filter(movement -> movement.now().estimate().value() != null
                        || movement.before().estimate().value() != null)
                .toList();
    }

    /** The numbers of one axis. */
    static List<Headline> of(Comparison comparison, Axis axis, Texts texts) {
        return shown(comparison).stream()
                .filter(movement -> movement.indicator().axis() == axis)
                .map(movement -> of(movement, texts))
                .toList();
    }

    private static Headline of(Movement movement, Texts texts) {
        String answer = movement.answer().name().toLowerCase(Locale.ROOT);
        Indicator indicator = movement.indicator();
        return new Headline(
                indicator.in(texts.locale()).name(),
                indicator.formula().unit() == Unit.PER_1000 ? texts.get("unit.per1000") : "",
                side(indicator, movement.now(), texts),
                side(indicator, movement.before(), texts),
                answer,
                texts.get("answer." + answer));
    }

    private static Side side(Indicator indicator, Row row, Texts texts) {
        Figures figures = new Figures(texts);
        Unit unit = indicator.formula().unit();
        Estimate estimate = row.estimate();
        String note = row.mature() ? "" : texts.get("note.immature");
        return new Side(
                figures.value(unit, estimate.value()),
                figures.margin(unit, estimate.value(), estimate.interval()),
                estimate.median() == null
                        ? ""
                        : texts.fill(
                                "summary.quantiles",
                                figures.value(unit, estimate.median()),
                                figures.value(unit, estimate.p90())),
                figures.interval(unit, estimate.interval()),
                figures.count(estimate.n()),
                row.suppressed() ? texts.get("note.suppressed") : note);
    }
}
