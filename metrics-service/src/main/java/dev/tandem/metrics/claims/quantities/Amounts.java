package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds numbers with their units, from left to right, none overlapping. Dates and times of day are none. */
public final class Amounts {
    private static final int FROM_REACH = 6;

    private final Line line;
    private final Numerals numerals;
    private final Prices prices;
    private final Percents percents;
    private final Scores scores;
    private final Dates dates;
    private final List<Amount> amounts = new ArrayList<>();

    private Amounts(List<Token> tokens, Numerals numerals) {
        this.line = new Line(tokens);
        this.numerals = numerals;
        this.prices = new Prices(line, numerals);
        this.percents = new Percents(line);
        this.scores = new Scores(line, numerals);
        this.dates = new Dates(line, numerals);
    }

    /** How many seconds the first unit of a duration has, of "7m 30s" a minute; half an hour goes by minutes. */
    public static double secondsOfUnit(List<Token> tokens, Amount duration) {
        return Durations.secondsOfUnit(tokens, duration);
    }

    /** How many seconds a word names that stands without a number; 0 when it is no unit of time. */
    public static double secondsOfUnit(Token word) {
        boolean other = word.norm().length() == 1 || word.is("second");
        Double seconds = other ? null : Units.seconds(word.norm());
        return seconds == null ? 0 : seconds;
    }

    /** "5:20", which is read as a time of day, as minutes and seconds; null where it cannot be. */
    public static @Nullable Amount clock(List<Token> tokens, int index) {
        return Durations.clock(tokens, index);
    }

    /** "6m", which is read as millions, as minutes; null where it cannot be. */
    public static @Nullable Amount minutes(List<Token> tokens, Amount count) {
        return Durations.minutes(tokens, count);
    }

    /** The amounts in the tokens of one sentence. */
    public static List<Amount> of(List<Token> tokens, Numerals numerals) {
        Amounts found = new Amounts(tokens, numerals);
        int at = 0;
        while (at < tokens.size()) {
            at = found.next(at);
        }
        return found.amounts;
    }

    private int next(int at) {
        Double factor = Units.factor(line.get(at).norm());
        if (factor != null) {
            amounts.add(new Amount(at, at + 1, Amount.Type.FACTOR, factor, null, false));
            return at + 1;
        }
        Amount multiple = Multiples.at(line.tokens(), numerals, at);
        if (multiple != null) {
            amounts.add(multiple);
            return multiple.to();
        }
        Amount duration = duration(at);
        if (duration != null) {
            amounts.add(duration);
            return duration.to();
        }
        if (line.get(at).is("24")
                && (line.isMark(at + 1, "/") || line.isWord(at + 1, "x"))
                && line.isMark(at + 2, "7")) {
            return at + 3;
        }
        Numeral numeral = numerals.at(line.tokens(), at);
        if (numeral == null) {
            return at + 1;
        }
        Amount part = partOfWhole(numeral);
        if (part != null) {
            amounts.add(part);
            return part.to();
        }
        int past = dates.past(numeral);
        if (past > at) {
            return past;
        }
        Amount amount = amount(numeral);
        if (amount == null) {
            return numeral.form() == Numeral.Form.ARTICLE ? at + 1 : numeral.to();
        }
        amounts.add(amount);
        return amount.to();
    }

    /** A duration that is more, or less, than a number and its unit. */
    private @Nullable Amount duration(int at) {
        String word = line.get(at).norm();
        Double unit = Units.seconds(word);
        if (unit != null && word.endsWith("viertelstunde")) {
            return new Amount(at, at + 1, Amount.Type.DURATION, unit, null, false);
        }
        Amount found = Durations.inLetters(line.tokens(), at);
        found = found == null ? Durations.withColon(line.tokens(), at) : found;
        found = found == null ? Durations.inMarks(line.tokens(), at) : found;
        found = found == null ? Durations.within(line.tokens(), at) : found;
        return found == null ? Durations.lasting(line.tokens(), at) : found;
    }

    /** "three cases out of four", "one answer in six": the noun stands within. */
    private @Nullable Amount partOfWhole(Numeral part) {
        int out = part.to() + 1;
        boolean cardinal = part.form() == Numeral.Form.CARDINAL
                && out < line.size()
                && line.isWordAt(out - 1)
                && !scores.isScoreWord(out - 1);
        boolean outOf = cardinal && line.isWord(out, "out") && line.isWord(out + 1, "of");
        boolean one = cardinal && line.isWord(part.from(), "one") && line.isWord(out, "in");
        int at = outOf ? out + 2 : out + 1;
        Numeral whole = (outOf || one) && at < line.size() ? numerals.at(line.tokens(), at) : null;
        return whole == null || whole.form() != Numeral.Form.CARDINAL || part.value() >= whole.value()
                ? null
                : new Amount(part.from(), whole.to(), Amount.Type.FRACTION, part.value() / whole.value(), null, false);
    }

    private @Nullable Amount amount(Numeral number) {
        boolean share = number.form() == Numeral.Form.FRACTION || number.form() == Numeral.Form.RATIO;
        Amount bare = new Amount(
                number.from(),
                number.to(),
                number.form() == Numeral.Form.VAGUE
                        ? Amount.Type.VAGUE
                        : share ? Amount.Type.FRACTION : Amount.Type.COUNT,
                number.form() == Numeral.Form.VAGUE ? 0 : number.value(),
                null,
                number.scaled());
        Amount money = prices.at(bare);
        if (money != null) {
            return number.form() == Numeral.Form.ARTICLE ? null : money;
        }
        Amount percent = percents.at(bare);
        if (percent != null) {
            return percent;
        }
        Amount duration = number.form() == Numeral.Form.RATIO || number.form() == Numeral.Form.VAGUE
                ? null
                : Durations.at(line.tokens(), numerals, bare);
        if (duration != null) {
            return duration;
        }
        Amount score = number.form() == Numeral.Form.VAGUE ? null : scores.at(bare);
        if (score != null) {
            return score;
        }
        return number.form() != Numeral.Form.ARTICLE || isFromOneTo(number) ? bare : null;
    }

    /** "von einer auf fünf Minuten", "von neun Minuten auf eine". */
    private boolean isFromOneTo(Numeral article) {
        int at = article.to() + 1;
        boolean to = line.isWord(article.to(), "auf") || line.isWord(article.to(), "bis");
        if (to && line.isWord(article.from() - 1, "von") && at < line.size()) {
            Numeral other = numerals.at(line.tokens(), at);
            return other != null && other.form() != Numeral.Form.ARTICLE;
        }
        boolean end = line.isWord(article.from() - 1, "auf")
                || (line.isWord(article.from() - 2, "auf") && line.isWord(article.from() - 1, "unter"));
        boolean from = false;
        for (int i = Math.max(0, article.from() - FROM_REACH); i < article.from(); i++) {
            from |= line.isWord(i, "von");
        }
        return end && from && !line.isWordAt(article.to());
    }
}
