package dev.tandem.metrics.claims.quantities;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Points, stars, and marks, out of how many they may be. */
final class Scores {
    private static final Set<String> SCORE_WORDS = Set.of(
            "stern",
            "sterne",
            "sternen",
            "punkt",
            "punkte",
            "punkten",
            "star",
            "stars",
            "pts",
            "point",
            "points",
            "zaehler",
            "zaehlern",
            "marks");
    private static final Set<Double> SCORE_TOPS = Set.of(4.0, 5.0, 6.0, 7.0, 10.0, 100.0);

    private final Line line;
    private final Numerals numerals;

    Scores(Line line, Numerals numerals) {
        this.line = line;
        this.numerals = numerals;
    }

    /** "4.2 out of 5", "2,6 von 5 Punkten", "8.1 points", "4,4 Sterne". */
    @Nullable
    Amount at(Amount bare) {
        int at = bare.to();
        if (bare.type() == Amount.Type.FRACTION && line.isMark(bare.from() + 1, "/") && bare.to() == bare.from() + 3) {
            Numeral of = numeralAlone(bare.from());
            Numeral top = numeralAlone(bare.from() + 2);
            return of != null
                            && top != null
                            && SCORE_TOPS.contains(top.value())
                            && (top.value() == 100 || of.value() != Math.rint(of.value()))
                    ? bare.as(Amount.Type.SCORE, of.value(), bare.to())
                    : null;
        }
        if (bare.type() == Amount.Type.FRACTION) {
            Numeral first = isScoreWord(at) || isWritten(bare.from()) ? numeralAlone(bare.from()) : null;
            return first == null
                    ? null
                    : bare.as(Amount.Type.SCORE, first.value(), isScoreWord(at) ? at + 1 : bare.to());
        }
        if (isScoreWord(at) && bare.value() <= 100) {
            return bare.as(Amount.Type.SCORE, bare.value(), pastTop(at + 1));
        }
        int next = line.isWord(at, "out") && line.isWord(at + 1, "of") ? at + 2 : at + 1;
        boolean of = line.isWord(at, "von")
                || line.isWord(at, "of")
                || line.isWord(at, "out")
                || line.isWord(at, "aus")
                || line.isMark(at, "/");
        if (!of || next >= line.size()) {
            return null;
        }
        Numeral top = numerals.at(line.tokens(), next);
        boolean possible = line.isWord(next, "moeglichen") || line.isWord(next, "maximal");
        top = possible && next + 1 < line.size() ? numerals.at(line.tokens(), next + 1) : top;
        if (top == null || !SCORE_TOPS.contains(top.value()) || bare.value() > top.value()) {
            return null;
        }
        boolean word =
                isScoreWord(top.to()) || line.isWord(top.to(), "moeglichen") || line.isWord(top.to(), "possible");
        boolean fine = bare.value() != Math.rint(bare.value());
        int end = word ? top.to() + 1 : top.to();
        return word || fine ? bare.as(Amount.Type.SCORE, bare.value(), end) : null;
    }

    /** Whether the number has decimals, if only zeros. */
    private boolean isWritten(int index) {
        String digits = line.get(index).norm();
        return line.get(index).isNumber() && (digits.indexOf('.') > 0 || digits.indexOf(',') > 0);
    }

    /** The token after "out of five" behind points or stars. */
    private int pastTop(int at) {
        int next = line.isWord(at, "out") && line.isWord(at + 1, "of") ? at + 2 : at + 1;
        boolean of = line.isWord(at, "von") || line.isWord(at, "of") || line.isWord(at, "out");
        Numeral top = of && next < line.size() ? numerals.at(line.tokens(), next) : null;
        return top != null && SCORE_TOPS.contains(top.value()) ? top.to() : at;
    }

    /** The first number of a ratio that turned out to be a score: "three out of five stars". */
    private @Nullable Numeral numeralAlone(int from) {
        return numerals.at(line.tokens().subList(from, from + 1), 0) == null
                ? null
                : shifted(numerals.at(line.tokens().subList(from, from + 1), 0), from);
    }

    private static @Nullable Numeral shifted(@Nullable Numeral numeral, int by) {
        return numeral == null
                ? null
                : new Numeral(
                        numeral.from() + by, numeral.to() + by, numeral.value(), numeral.form(), numeral.scaled());
    }

    boolean isScoreWord(int index) {
        return SCORE_WORDS.contains(line.word(index));
    }
}
