package dev.tandem.report.web;

import dev.tandem.report.Axis;
import dev.tandem.report.Movement;
import dev.tandem.report.Movement.Answer;
import dev.tandem.report.Overview.Comparison;
import dev.tandem.report.Unit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says in a few words what the numbers allow to be said: each axis by itself, never an index of both, and nothing about
 * numbers that may be the same.
 */
final class Story {
    private final Comparison comparison;
    private final Texts texts;
    private final Figures figures;

    Story(Comparison comparison, Texts texts) {
        this.comparison = comparison;
        this.texts = texts;
        this.figures = new Figures(texts);
    }

    /** What happened to the productivity, then to the quality. */
    List<String> sentences() {
        return Stream.of(Axis.values()).map(this::sentence).toList();
    }

    /** Of which numbers nothing can be said yet; empty where something can be said of all. */
    String open() {
        List<String> open = Headline.shown(comparison).stream()
                .filter(movement -> movement.answer() == Answer.CANNOT_TELL)
                .map(movement -> movement.indicator().in(texts.locale()).phrase())
                .toList();
        return open.isEmpty() ? "" : texts.fill("story.open", String.join(", ", open));
    }

    private String sentence(Axis axis) {
        List<Movement> told = Headline.shown(comparison).stream()
                .filter(movement -> movement.indicator().axis() == axis)
                .filter(movement -> movement.answer() == Answer.BETTER || movement.answer() == Answer.WORSE)
                .toList();
        String lead = texts.fill("story." + axis.key() + "." + state(told), figures.month(comparison.baseline()));
        if (told.isEmpty()) {
            return lead + ".";
        }
        return lead + ": " + String.join("; ", told.stream().map(this::clause).toList()) + ".";
    }

    private static String state(List<Movement> told) {
        boolean better = told.stream().anyMatch(movement -> movement.answer() == Answer.BETTER);
        boolean worse = told.stream().anyMatch(movement -> movement.answer() == Answer.WORSE);
        if (better && worse) {
            return "mixed";
        }
        if (better) {
            return "better";
        }
        return worse ? "worse" : "open";
    }

    private String clause(Movement movement) {
        Unit unit = movement.indicator().formula().unit();
        String mean = unit == Unit.SECONDS ? "mean." : "";
        String clause = texts.fill(
                "story." + mean + (movement.rose() ? "rose" : "fell"),
                movement.indicator().in(texts.locale()).phrase(),
                figures.value(unit, movement.before().estimate().value()),
                figures.value(unit, movement.now().estimate().value()));
        return unit == Unit.PER_1000 ? clause + texts.get("story.per1000") : clause;
    }
}
