package dev.tandem.metrics.claims.reading;

import dev.tandem.metrics.claims.Kind;
import dev.tandem.metrics.claims.Unit;
import dev.tandem.metrics.claims.quantities.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the frame that a figure, or a phrase, stands in. */
final class Framing {
    private static final int CLOSE = 8;
    /** What stands in an earlier sentence is as far as this. */
    private static final int CARRIED = 12;

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
        return best(reading, figure, null, null);
    }

    /** The best frame of the kind when what its figure lacks stands in an earlier sentence; null when none fits. */
    @Nullable
    Fit of(Reading reading, Figure figure, Kind kind, Reading earlier) {
        return best(reading, figure, kind, earlier);
    }

    /** A frame of the kind for a figure that tells a change of what has just been told; null when none takes it. */
    @Nullable
    Fit again(Reading reading, Figure figure, Kind kind) {
        for (Frame frame : frames.withFigure()) {
            if (frame.kind() == kind && frame.meaning() != Frame.Meaning.LEVEL && takes(reading, frame, figure)) {
                return new Fit(frame, whole(figure), CARRIED);
            }
        }
        return null;
    }

    private static Match whole(Figure figure) {
        return new Match(Concept.IGNORE, figure.from(), figure.to(), figure.to() - 1);
    }

    private @Nullable Fit best(Reading reading, Figure figure, @Nullable Kind kind, @Nullable Reading earlier) {
        Fit best = null;
        for (Frame frame : frames.withFigure()) {
            Fit fit = kind == null || kind == frame.kind() ? fit(reading, figure, frame, earlier) : null;
            if (fit != null && (best == null || fit.cost() < best.cost())) {
                best = fit;
            }
        }
        return best;
    }

    private static @Nullable Fit fit(Reading reading, Figure figure, Frame frame, @Nullable Reading earlier) {
        if (!takes(reading, frame, figure)) {
            return null;
        }
        boolean counts = figure.counted() != null && frame.counted().contains(figure.counted());
        boolean carried = earlier != null && figure.counted() == null && hasAny(earlier, frame.counted());
        if (earlier != null && figure.counted() != null && !counts) {
            return null;
        }
        if (!frame.counted().isEmpty() && !counts && !carried) {
            return null;
        }
        if (isExcluded(reading, frame, figure.from(), figure.to())) {
            return null;
        }
        int cost = frame.weight() + (carried ? CARRIED : 0);
        Match anchor = counts
                ? new Match(Concept.IGNORE, figure.countedAt(), figure.countedAt() + 1, figure.countedAt())
                : null;
        for (Set<Concept> group : frame.near()) {
            Match nearest = nearest(reading, group, figure.from(), figure.to());
            int distance = nearest == null ? Reading.FAR : reading.distance(figure.from(), figure.to(), nearest);
            if (nearest == null || distance > frame.reach()) {
                if (earlier == null || !hasAny(earlier, group)) {
                    return null;
                }
                cost += CARRIED;
            } else {
                cost += distance;
                anchor = nearest;
            }
        }
        return new Fit(frame, anchor == null ? whole(figure) : anchor, cost);
    }

    private static boolean hasAny(Reading reading, Set<Concept> concepts) {
        return concepts.stream().anyMatch(reading::has);
    }

    private static boolean takes(Reading reading, Frame frame, Figure figure) {
        Boolean compared = frame.compared();
        return frame.amounts().contains(figure.type())
                && frame.shapes().contains(figure.shape())
                && (frame.leads().isEmpty() || frame.leads().contains(figure.lead()))
                && (figure.type() != Amount.Type.COUNT
                        || isWithin(figure.amount().value(), frame))
                && (frame.unit() != Unit.SCORE || figure.type() != Amount.Type.COUNT || figure.counted() == null)
                && (compared == null || compared == Directions.isCompared(reading, figure.to()));
    }

    private static boolean isWithin(double count, Frame frame) {
        boolean whole = frame.unit() != Unit.PERSONS || count == Math.rint(count);
        return whole && count >= frame.least() && count <= frame.most();
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
