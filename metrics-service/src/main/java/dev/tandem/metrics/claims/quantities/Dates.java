package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.Set;

/** Dates, years, and times of day, which are no amounts. */
final class Dates {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
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
            Set.of("uhr", "am", "pm", "a.m", "p.m", "o'clock", "oclock", "gmt", "cet", "mez", "utc");
    private static final Set<String> BEFORE_HOURS = Set.of("um", "ab", "bis", "gegen", "von", "seit", "vor", "nach");
    /** "Q3", "FY24". */
    private static final Set<String> SPANS = Set.of("q", "fy", "h", "kw");

    private final Line line;
    private final Numerals numerals;

    Dates(Line line, Numerals numerals) {
        this.line = line;
        this.numerals = numerals;
    }

    /** "Uhr", "UTC": words that make a time of day of what stands before them. */
    static boolean isOfClock(Token word) {
        return CLOCK.contains(word.norm());
    }

    /** The token after a date, a year, or a time of day that begins with the number; its own first when it is none. */
    int past(Numeral number) {
        int from = number.from();
        int to = number.to();
        if (number.form() != Numeral.Form.CARDINAL) {
            return from;
        }
        boolean day = number.value() <= 31 && number.value() == Math.rint(number.value());
        int after = line.isMark(to, ".") ? to + 1 : to;
        if (day
                && isMonth(after)
                && !(after == to
                        && line.isWord(after, "may")
                        && !line.get(after).capital())) {
            return after + 1;
        }
        if (day
                && line.get(from).isNumber()
                && isMonth(from - 1)
                && !line.isWord(from - 2, "im") // "im Mai 20 Stellen"
                && line.get(from - 1).capital()
                && !Units.isUnit(line.word(to))) {
            return to;
        }
        boolean perDay = isPerDay(from, to, number.value());
        if ((CLOCK.contains(line.word(to)) && !perDay)
                || (line.isMark(to, ":")
                        && line.isDigits(to + 1)
                        && line.get(to + 1).glued())) {
            return line.isMark(to, ":") ? to + 2 : to + 1;
        }
        if (line.get(from).glued() && SPANS.contains(line.word(from - 1))) {
            return line.isDigits(to) && line.get(to).norm().length() == 4 ? to + 1 : to;
        }
        boolean ordinal = line.isMark(to, ".")
                && day
                && to + 1 < line.size()
                && line.get(from).isNumber();
        if (ordinal) {
            return to + 1;
        }
        return isYear(number) ? to : from;
    }

    /** "420 am Tag", but not "um 8 am Samstag". */
    private boolean isPerDay(int from, int to, double value) {
        boolean am = numerals instanceof GermanNumerals
                && line.isWord(to, "am")
                && !line.get(to).upper()
                && line.isWordAt(to + 1)
                && line.get(to + 1).capital();
        return am && (value > 24 || !BEFORE_HOURS.contains(line.word(from - 1)));
    }

    private boolean isYear(Numeral number) {
        Token token = line.get(number.from());
        boolean shaped = number.to() == number.from() + 1
                && token.isNumber()
                && token.norm().length() == 4
                && number.value() >= FIRST_YEAR
                && number.value() < LAST_YEAR;
        if (!shaped || Units.isUnit(line.word(number.to()))) {
            return false;
        }
        boolean dated = begins(number)
                || BEFORE_YEARS.contains(line.word(number.from() - 1))
                || isMonth(number.from() - 1)
                || line.isMark(number.from() - 1, "(")
                || line.isMark(number.from() - 1, "/");
        boolean last = number.to() >= line.size() || !line.get(number.to()).isWord();
        return dated || last;
    }

    /** "2024 strich", but neither "2024 Stellen" nor "2000 agents": a round number in front of a word is seldom a year. */
    private boolean begins(Numeral year) {
        boolean counts = line.isWordAt(year.to())
                && (year.value() % 100 == 0
                        || (numerals instanceof GermanNumerals
                                && line.get(year.to()).capital()));
        return year.from() == 0 && !counts;
    }

    private boolean isMonth(int index) {
        return MONTHS.contains(line.word(index));
    }
}
