package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds numbers with their units, from left to right, none overlapping. Dates and times of day are none. */
public final class Amounts {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
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
    private static final Set<String> BEFORE_YEARS = Set.of(
            "in",
            "im",
            "jahr",
            "jahre",
            "jahres",
            "jahren",
            "seit",
            "since",
            "bis",
            "until",
            "by",
            "of",
            "ende",
            "anfang",
            "mitte",
            "fuer",
            "for",
            "during",
            "from",
            "ab",
            "q",
            "and",
            "und",
            "to",
            "early",
            "late",
            "sommer",
            "herbst",
            "winter",
            "fruehjahr",
            "summer",
            "autumn",
            "spring",
            "year",
            "von",
            "end",
            "mid",
            "vor",
            "before",
            "after",
            "nach",
            "through",
            "gegenueber",
            "zu",
            "der",
            "the");
    private static final Set<String> MONTHS = Set.of(
            ("januar jaenner februar maerz april mai juni juli august september oktober november dezember january february "
                            + "march may june july october december jan feb mar apr jun jul aug sep sept oct okt nov dec dez")
                    .split(" ", -1));
    private static final Set<String> CLOCK =
            Set.of("uhr", "am", "pm", "a.m", "p.m", "o'clock", "oclock", "gmt", "cet", "mez");

    /** "Q3", "FY24". */
    private static final Set<String> SPANS = Set.of("q", "fy", "h", "kw");

    private final List<Token> tokens;
    private final Numerals numerals;
    private final List<Amount> amounts = new ArrayList<>();

    private Amounts(List<Token> tokens, Numerals numerals) {
        this.tokens = tokens;
        this.numerals = numerals;
    }

    /** How many seconds the first unit of a duration has, of "7m 30s" a minute; half an hour goes by minutes. */
    public static double secondsOfUnit(List<Token> tokens, Amount duration) {
        return Durations.secondsOfUnit(tokens, duration);
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
        Double factor = Units.factor(tokens.get(at).norm());
        if (factor != null) {
            amounts.add(new Amount(at, at + 1, Amount.Type.FACTOR, factor, null, false));
            return at + 1;
        }
        Amount multiple = Multiples.at(tokens, numerals, at);
        if (multiple != null) {
            amounts.add(multiple);
            return multiple.to();
        }
        Double unit = Units.seconds(tokens.get(at).norm());
        if (unit != null && tokens.get(at).norm().endsWith("viertelstunde")) {
            amounts.add(new Amount(at, at + 1, Amount.Type.DURATION, unit, null, false));
            return at + 1;
        }
        Amount inLetters = Durations.inLetters(tokens, at);
        Amount parts = inLetters == null ? Durations.withColon(tokens, at) : inLetters;
        if (parts != null) {
            amounts.add(parts);
            return parts.to();
        }
        if (tokens.get(at).is("24") && (isMark(at + 1, "/") || isWord(at + 1, "x")) && isMark(at + 2, "7")) {
            return at + 3;
        }
        Numeral numeral = numerals.at(tokens, at);
        if (numeral == null) {
            return at + 1;
        }
        Amount part = partOfWhole(numeral);
        if (part != null) {
            amounts.add(part);
            return part.to();
        }
        int past = pastDate(numeral);
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

    /** "three cases out of four", "one answer in six": the noun stands within. */
    private @Nullable Amount partOfWhole(Numeral part) {
        int out = part.to() + 1;
        boolean cardinal = part.form() == Numeral.Form.CARDINAL
                && out < tokens.size()
                && isWordAt(out - 1)
                && !isScoreWord(out - 1);
        boolean outOf = cardinal && isWord(out, "out") && isWord(out + 1, "of");
        boolean one = cardinal && isWord(part.from(), "one") && isWord(out, "in");
        int at = outOf ? out + 2 : out + 1;
        Numeral whole = (outOf || one) && at < tokens.size() ? numerals.at(tokens, at) : null;
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
        Amount money = money(bare);
        if (money != null) {
            return number.form() == Numeral.Form.ARTICLE ? null : money;
        }
        Amount percent = percent(bare);
        if (percent != null) {
            return percent;
        }
        Amount duration = number.form() == Numeral.Form.RATIO || number.form() == Numeral.Form.VAGUE
                ? null
                : Durations.at(tokens, numerals, bare);
        if (duration != null) {
            return duration;
        }
        Amount score = number.form() == Numeral.Form.VAGUE ? null : score(bare);
        if (score != null) {
            return score;
        }
        return number.form() == Numeral.Form.ARTICLE ? null : bare;
    }

    private @Nullable Amount percent(Amount bare) {
        int at = bare.to();
        if (isWord(at, "per") && isWord(at + 1, "cent")) {
            at++;
        }
        if (at >= tokens.size() || (bare.type() == Amount.Type.FRACTION && bare.value() < 0.01)) {
            return null;
        }
        String word = tokens.get(at).norm();
        boolean points = isWord(at + 1, "point") || isWord(at + 1, "points");
        if (Units.isPoints(word)) {
            return bare.as(Amount.Type.POINTS, bare.value() / 100, at + 1);
        }
        boolean percent = Units.isPercent(word) || (word.equals("cent") && isWord(at - 1, "per"));
        if (!percent || bare.type() == Amount.Type.VAGUE) {
            return null;
        }
        return points
                ? bare.as(Amount.Type.POINTS, bare.value() / 100, at + 2)
                : bare.as(Amount.Type.PERCENT, bare.value() / 100, at + 1);
    }

    private @Nullable Amount money(Amount bare) {
        if (bare.from() > 0) {
            Token before = tokens.get(bare.from() - 1);
            String currency = Units.currency(before.norm());
            boolean symbol = before.norm().length() == 1 || (before.norm().length() == 3 && before.capital());
            if (currency != null && symbol && !Units.isHundredth(before.norm())) {
                int from = currency.equals("USD") && isWord(bare.from() - 2, "us") ? bare.from() - 2 : bare.from() - 1;
                return new Amount(from, bare.to(), Amount.Type.MONEY, bare.value(), known(currency), bare.scaled());
            }
        }
        if (bare.to() >= tokens.size() || bare.type() == Amount.Type.FRACTION) {
            return null;
        }
        int at = isWord(bare.to(), "us")
                        || isWord(bare.to(), "danish")
                        || isWord(bare.to(), "schweizer")
                        || isWord(bare.to(), "norwegian")
                        || isWord(bare.to(), "swedish")
                        || isWord(bare.to(), "swiss")
                ? bare.to() + 1
                : bare.to();
        if (at >= tokens.size()) {
            return null;
        }
        String word = tokens.get(at).norm();
        String currency = Units.currency(word);
        if (currency == null) {
            return null;
        }
        double value = Units.isHundredth(word) ? bare.value() / 100 : bare.value();
        Amount.Type type = bare.type() == Amount.Type.VAGUE ? Amount.Type.VAGUE : Amount.Type.MONEY;
        return new Amount(bare.from(), at + 1, type, value, known(currency), bare.scaled());
    }

    private static @Nullable String known(String currency) {
        return currency.isEmpty() ? null : currency;
    }

    /** "4.2 out of 5", "2,6 von 5 Punkten", "8.1 points", "4,4 Sterne". */
    private @Nullable Amount score(Amount bare) {
        int at = bare.to();
        if (bare.type() == Amount.Type.FRACTION && isMark(bare.from() + 1, "/") && bare.to() == bare.from() + 3) {
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
        int next = isWord(at, "out") && isWord(at + 1, "of") ? at + 2 : at + 1;
        boolean of = isWord(at, "von") || isWord(at, "of") || isWord(at, "out") || isWord(at, "aus") || isMark(at, "/");
        if (!of || next >= tokens.size()) {
            return null;
        }
        Numeral top = numerals.at(tokens, next);
        boolean possible = isWord(next, "moeglichen") || isWord(next, "maximal");
        top = possible && next + 1 < tokens.size() ? numerals.at(tokens, next + 1) : top;
        if (top == null || !SCORE_TOPS.contains(top.value()) || bare.value() > top.value()) {
            return null;
        }
        boolean word = isScoreWord(top.to()) || isWord(top.to(), "moeglichen") || isWord(top.to(), "possible");
        boolean fine = bare.value() != Math.rint(bare.value());
        int end = word ? top.to() + 1 : top.to();
        return word || fine ? bare.as(Amount.Type.SCORE, bare.value(), end) : null;
    }

    /** Whether the number has decimals, if only zeros. */
    private boolean isWritten(int index) {
        String digits = tokens.get(index).norm();
        return tokens.get(index).isNumber() && (digits.indexOf('.') > 0 || digits.indexOf(',') > 0);
    }

    /** The token after "out of five" behind points or stars. */
    private int pastTop(int at) {
        int next = isWord(at, "out") && isWord(at + 1, "of") ? at + 2 : at + 1;
        boolean of = isWord(at, "von") || isWord(at, "of") || isWord(at, "out");
        Numeral top = of && next < tokens.size() ? numerals.at(tokens, next) : null;
        return top != null && SCORE_TOPS.contains(top.value()) ? top.to() : at;
    }

    /** The first number of a ratio that turned out to be a score: "three out of five stars". */
    private @Nullable Numeral numeralAlone(int from) {
        return numerals.at(tokens.subList(from, from + 1), 0) == null
                ? null
                : shifted(numerals.at(tokens.subList(from, from + 1), 0), from);
    }

    private static @Nullable Numeral shifted(@Nullable Numeral numeral, int by) {
        return numeral == null
                ? null
                : new Numeral(
                        numeral.from() + by, numeral.to() + by, numeral.value(), numeral.form(), numeral.scaled());
    }

    /** The token after a date, a year, or a time of day that begins with the number; its own first when it is none. */
    private int pastDate(Numeral number) {
        int from = number.from();
        int to = number.to();
        if (number.form() != Numeral.Form.CARDINAL) {
            return from;
        }
        boolean day = number.value() <= 31 && number.value() == Math.rint(number.value());
        int after = isMark(to, ".") ? to + 1 : to;
        if (day
                && isMonth(after)
                && !(after == to && isWord(after, "may") && !tokens.get(after).capital())) {
            return after + 1;
        }
        if (day
                && tokens.get(from).isNumber()
                && isMonth(from - 1)
                && !isWord(from - 2, "im") // "im Mai 20 Stellen"
                && tokens.get(from - 1).capital()
                && !Units.isUnit(word(to))) {
            return to;
        }
        if (CLOCK.contains(word(to))
                || (isMark(to, ":") && isDigits(to + 1) && tokens.get(to + 1).glued())) {
            return isMark(to, ":") ? to + 2 : to + 1;
        }
        if (tokens.get(from).glued() && SPANS.contains(word(from - 1))) {
            return isDigits(to) && tokens.get(to).norm().length() == 4 ? to + 1 : to;
        }
        boolean ordinal = isMark(to, ".")
                && day
                && to + 1 < tokens.size()
                && tokens.get(from).isNumber();
        if (ordinal) {
            return to + 1;
        }
        return isYear(number) ? to : from;
    }

    private boolean isYear(Numeral number) {
        Token token = tokens.get(number.from());
        boolean shaped = number.to() == number.from() + 1
                && token.isNumber()
                && token.norm().length() == 4
                && number.value() >= FIRST_YEAR
                && number.value() < LAST_YEAR;
        if (!shaped || Units.isUnit(word(number.to()))) {
            return false;
        }
        boolean dated = number.from() == 0
                || BEFORE_YEARS.contains(word(number.from() - 1))
                || isMonth(number.from() - 1)
                || isMark(number.from() - 1, "(")
                || isMark(number.from() - 1, "/");
        boolean last = number.to() >= tokens.size() || !tokens.get(number.to()).isWord();
        return dated || last;
    }

    private boolean isWordAt(int index) {
        return index < tokens.size() && tokens.get(index).isWord();
    }

    private boolean isMonth(int index) {
        return MONTHS.contains(word(index));
    }

    private boolean isDigits(int index) {
        return index < tokens.size() && tokens.get(index).isNumber();
    }

    private boolean isScoreWord(int index) {
        return SCORE_WORDS.contains(word(index));
    }

    private boolean isWord(int index, String word) {
        return word(index).equals(word);
    }

    private boolean isMark(int index, String mark) {
        return index >= 0 && index < tokens.size() && tokens.get(index).is(mark);
    }

    private String word(int index) {
        return index >= 0 && index < tokens.size() && tokens.get(index).isWord()
                ? tokens.get(index).norm()
                : markOf(index);
    }

    private String markOf(int index) {
        boolean percent = index >= 0
                && index < tokens.size()
                && Units.isPercent(tokens.get(index).norm());
        return percent ? tokens.get(index).norm() : "";
    }
}
