package dev.tandem.report.web;

import dev.tandem.report.Indicator;

/** A definition in one language. */
public record DefinitionView(
        String key, int version, String axis, String name, String text, String unit, String better) {
    static DefinitionView of(Indicator indicator, Texts texts) {
        Indicator.Wording wording = indicator.in(texts.locale());
        return new DefinitionView(
                indicator.key(),
                indicator.version(),
                texts.get("axis." + indicator.axis().key()),
                wording.name(),
                wording.text(),
                texts.get("definition.unit." + indicator.formula().unit().key()),
                texts.get("definition.better." + indicator.better().key()));
    }
}
