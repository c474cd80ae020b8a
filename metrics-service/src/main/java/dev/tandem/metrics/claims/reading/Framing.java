package dev.tandem.metrics.claims.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the frame that a figure, or a phrase, stands in. */
final class Framing {
    private static final int CLOSE = 8;

    /**
     * A frame that fits.
     *
     * @param anchor the words, other than the figure, that made it fit
     * @param cost how far they stand, with the frame's weight
     */
    record Fit(Frame frame, Match anchor, int cost) {}

    private final Frames frames;

    Framing(Frames frames) {
        this.frames = frames;
    }

    /** The best frame for a figure; null when none fits. */
    @Nullable
    Fit of(Reading reading, Figure figure) {
        Fit best = null;
        for (Frame frame : frames.withFigure()) {
            Fit fit = fit(reading, figure, frame);
            if (fit != null && (best == null || fit.cost() < best.cost())) {
                best = fit;
            }
        }
        return best;
    }

    private static @Nullable Fit fit(Reading reading, Figure figure, Frame frame) {
        if (!frame.amounts().contains(figure.type()) || !frame.shapes().contains(figure.shape())) {
            return null;
        }
        boolean counts = figure.counted() != null && frame.counted().contains(figure.counted());
        if (!frame.counted().isEmpty() && !counts) {
            return null;
        }
        if (isExcluded(reading, frame, figure.from(), figure.to())) {
            return null;
        }
        int cost = frame.weight();
        Match anchor = counts
                ? new Match(Concept.IGNORE, figure.countedAt(), figure.countedAt() + 1, figure.countedAt())
                : null;
        for (Set<Concept> group : frame.near()) {
            Match nearest = nearest(reading, group, figure.from(), figure.to());
            int distance = nearest == null ? Reading.FAR : reading.distance(figure.from(), figure.to(), nearest);
            if (nearest == null || distance > frame.reach()) {
                return null;
            }
            cost += distance;
            anchor = nearest;
        }
        Match whole = new Match(Concept.IGNORE, figure.from(), figure.to(), figure.to() - 1);
        return new Fit(frame, anchor == null ? whole : anchor, cost);
    }

    private static boolean isExcluded(Reading reading, Frame frame, int from, int to) {
        for (Concept concept : frame.without()) {
            if (reading.distanceTo(concept, from, to) <= CLOSE) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Match nearest(Reading reading, Set<Concept> group, int from, int to) {
        Match best = null;
        for (Concept concept : group) {
            Match nearest = reading.nearest(concept, from, to);
            if (nearest != null
                    && (best == null || reading.distance(from, to, nearest) < reading.distance(from, to, best))) {
                best = nearest;
            }
        }
        return best;
    }

    /** The frames without a figure that fit somewhere in the sentence, each phrase in at most one of a kind. */
    List<Fit> inWords(Reading reading) {
        List<Fit> fits = new ArrayList<>();
        for (Frame frame : frames.inWords()) {
            for (Concept concept : frame.anchor()) {
                for (Match anchor : reading.of(concept)) {
                    Fit fit = fit(reading, anchor, frame);
                    if (fit != null) {
                        fits.add(fit);
                    }
                }
            }
        }
        return fits;
    }

    private static @Nullable Fit fit(Reading reading, Match anchor, Frame frame) {
        int cost = frame.weight();
        for (Set<Concept> group : frame.near()) {
            Match nearest = nearest(reading, group, anchor.from(), anchor.to());
            int distance = nearest == null ? Reading.FAR : reading.distance(anchor.from(), anchor.to(), nearest);
            if (distance > frame.reach()) {
                return null;
            }
            cost += distance;
        }
        return isExcluded(reading, frame, anchor.from(), anchor.to()) ? null : new Fit(frame, anchor, cost);
    }
}
