package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.quantities.Amount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What speaks for a figure claiming one thing or another. */
final class FigureClues {
    private static final int AROUND = 12;

    private final Document document;
    private final Framing framing;
    private final Clues clues;

    FigureClues(Document document, Framing framing, Clues clues) {
        this.document = document;
        this.framing = framing;
        this.clues = clues;
    }

    /** For what a figure claims, if anything. */
    Collection<String> of(int sentence, Figure figure, boolean joined) {
        Reading reading = document.readings().get(sentence);
        List<String> plain = new ArrayList<>();
        plain.add("lead:" + figure.lead());
        plain.add("counted:" + figure.counted());
        plain.add("bound:" + figure.bound());
        plain.add("size:" + Clues.size(figure.amount().value()));
        plain.add("joined:" + joined);
        plain.add("when:" + Times.isWhen(reading, figure.amount()));
        plain.add("bare:" + isBare(figure.amount()) + isBare(figure.other()));
        plain.add("form:" + reading.sentence().form());
        plain.add("compared:" + Directions.isCompared(reading, figure.to()));
        pair(reading, figure, joined, plain);
        Framing.Fit fit = framing.of(reading, figure);
        plain.add("rule:" + (fit == null ? "none" : String.valueOf(fit.frame().kind())));
        plain.add("frame:" + (fit == null ? "none" : fit.frame().name()));
        Clues.concepts(reading, figure.from(), figure.to(), plain);
        String type = figure.type()
                + switch (figure.shape()) {
                    case SINGLE -> "";
                    case CHANGE -> "C";
                    case RANGE -> "R";
                };
        Set<String> all = new LinkedHashSet<>();
        for (String clue : plain) {
            all.add(type + "|" + clue);
        }
        Clues.concepts(reading, figure.from(), figure.to(), all);
        Clues.words(reading, figure.from(), figure.to(), all);
        clues.before(sentence, all);
        clues.named(sentence, all);
        all.add("type:" + type);
        if (figure.counted() != null) {
            for (Concept concept : Concept.values()) {
                if (reading.has(concept) && reading.distanceTo(concept, figure.from(), figure.to()) <= AROUND) {
                    all.add("cc:" + figure.counted() + "+" + concept);
                }
            }
        }
        return all;
    }

    /** Whether it is a number alone, whatever unit it may have from before. */
    private static boolean isBare(@Nullable Amount amount) {
        return amount != null && amount.to() - amount.from() == 1;
    }

    /** What stands between the two amounts of a figure. */
    private static void pair(Reading reading, Figure figure, boolean joined, Collection<String> clues) {
        if (figure.other() == null) {
            return;
        }
        boolean forward = figure.amount().from() < figure.other().from();
        clues.add("order:" + forward + ":" + joined);
        clues.add("gap:"
                + Clues.near(Math.abs(figure.amount().from() - figure.other().from())) + ":" + joined);
        int first = Math.min(figure.amount().to(), figure.other().to());
        int second = Math.max(figure.amount().from(), figure.other().from());
        for (int i = first; i < second; i++) {
            clues.add("between:" + reading.token(i).norm());
            clues.add("between:" + forward + reading.token(i).norm());
        }
        clues.add("sizes:"
                + Clues.size(
                        figure.amount().value() / Math.max(1e-9, figure.other().value())));
    }
}
