package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Bound;
import dev.tandem.metrics.claims.Direction;
import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what a sentence says: by figures in their frames, then in words where no figure said it. */
final class Telling {
    /** A phrase this near to a figure of the same kind says nothing more. */
    private static final int SAME = 20;

    private final Framing framing;

    Telling(Framing framing) {
        this.framing = framing;
    }

    /** All that the sentence says, in the order of the text. */
    List<Told> of(Reading reading, List<Figure> figures) {
        List<Told> told = new ArrayList<>();
        for (Figure figure : figures) {
            Framing.Fit fit = framing.of(reading, figure);
            if (fit != null && fit.frame().kind() != null) {
                told.add(told(reading, fit, fit.frame().kind(), figure));
            }
        }
        for (Framing.Fit fit : framing.inWords(reading)) {
            Kind kind = fit.frame().kind();
            if (kind != null && !isTold(reading, told, kind, fit.anchor())) {
                told.add(told(reading, fit, kind, null));
            }
        }
        told.sort(Comparator.comparingInt(Told::from).thenComparing(Told::kind));
        return told;
    }

    private static boolean isTold(Reading reading, List<Told> told, Kind kind, Match anchor) {
        return told.stream()
                .anyMatch(other -> other.kind() == kind
                        && reading.distance(anchor.from(), anchor.to(), other.from(), other.to()) <= SAME);
    }

    private static Told told(Reading reading, Framing.Fit fit, Kind kind, @Nullable Figure figure) {
        Match anchor = fit.anchor();
        int from = figure == null ? anchor.from() : figure.from();
        int to = figure == null ? anchor.to() : figure.to();
        Direction direction = direction(reading, fit.frame(), kind, from, to);
        Quantity quantity = figure == null ? null : Values.of(reading, figure, fit.frame(), kind, direction);
        return new Told(
                kind,
                from,
                to,
                anchor,
                quantity,
                figure == null ? Bound.EXACT : figure.bound(),
                direction == null ? Direction.NONE : direction,
                fit.frame(),
                fit.cost());
    }

    private static @Nullable Direction direction(Reading reading, Frame frame, Kind kind, int from, int to) {
        Direction fixed = frame.direction();
        if (fixed != null && frame.meaning() == Frame.Meaning.LEVEL) {
            return fixed;
        }
        Direction near = Directions.near(reading, from, to, kind);
        return near == null ? fixed : near;
    }
}
