package dev.tandem.metrics.claims.quantities;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Percent, per mille, percentage points, and basis points. */
final class Percents {
    private static final Set<String> WHOLE = Set.of("full", "whole", "voller", "vollen", "ganzer", "ganzen");

    private final Line line;

    Percents(Line line) {
        this.line = line;
    }

    /** The number with its unit; null when it has none of them. */
    @Nullable
    Amount at(Amount bare) {
        int at = bare.to();
        if (line.isWord(at, "per") && line.isWord(at + 1, "cent")) {
            at++;
        }
        if (at >= line.size() || (bare.type() == Amount.Type.FRACTION && bare.value() < 0.01)) {
            return null;
        }
        String word = line.get(at).norm();
        boolean perMille = line.isWord(at, "per") && line.isWord(at + 1, "mille");
        if ((perMille || Units.isPerMille(word)) && bare.type() == Amount.Type.COUNT) {
            return bare.as(Amount.Type.PERCENT, bare.value() / 1_000, perMille ? at + 2 : at + 1);
        }
        Amount basis = basisPoints(bare);
        if (basis != null) {
            return basis;
        }
        // "half a percentage point", "a full percentage point"
        int name = WHOLE.contains(word) || (bare.type() == Amount.Type.FRACTION && line.isWord(at, "a")) ? at + 1 : at;
        boolean points = line.isWord(name + 1, "point") || line.isWord(name + 1, "points");
        if (Units.isPoints(line.word(name))) {
            return bare.as(Amount.Type.POINTS, bare.value() / 100, name + 1);
        }
        if (name > at) {
            return points && Units.isPercent(line.word(name))
                    ? bare.as(Amount.Type.POINTS, bare.value() / 100, name + 2)
                    : null;
        }
        boolean percent = Units.isPercent(word) || (word.equals("cent") && line.isWord(at - 1, "per"));
        if (!percent || bare.type() == Amount.Type.VAGUE) {
            return null;
        }
        return points
                ? bare.as(Amount.Type.POINTS, bare.value() / 100, at + 2)
                : bare.as(Amount.Type.PERCENT, bare.value() / 100, at + 1);
    }

    private @Nullable Amount basisPoints(Amount bare) {
        int at = bare.to();
        boolean two = line.isWord(at, "basis") && (line.isWord(at + 1, "point") || line.isWord(at + 1, "points"));
        return bare.type() == Amount.Type.COUNT
                        && (two
                                || (Units.isBasisPoints(line.get(at).norm())
                                        && !line.get(at).upper()))
                ? bare.as(Amount.Type.POINTS, bare.value() / 10_000, two ? at + 2 : at + 1)
                : null;
    }
}
