package dev.tandem.metrics.claims.quantities;

import dev.tandem.metrics.claims.text.Token;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations, also those of several parts: "an hour and a half", "1 Stunde 20 Minuten". */
final class Durations {
    private static final Set<String> BETWEEN = Set.of("and", "und", ",");
    private static final Set<String> EXTRA = Set.of(
            "more",
            "less",
            "fewer",
            "extra",
            "additional",
            "full",
            "whole",
            "entire",
            "solid",
            "business",
            "working",
            "volle",
            "vollen",
            "weitere",
            "ganze",
            "ganzen",
            "ganzer",
            "ganzes",
            "volles",
            "voller",
            "geschlagene",
            "geschlagenen",
            "einzige",
            "einzigen");
    private static final int MOST_EXTRA = 2;
    private static final Set<String> SINGLE = Set.of("minute", "hour", "day", "week", "month");
    private static final Pattern LASTING =
            Pattern.compile("([a-z]*)(sekuend|minuet|stuend|taeg|woech|monat)ige?[mnrs]?");
    private static final Map<String, String> LASTING_UNITS = Map.of(
            "sekuend", "sekunde", "minuet", "minute", "stuend", "stunde", "taeg", "tag", "woech", "woche", "monat",
            "monat");
    /** What may stand behind the seconds of "2 minutes 30"; a noun would be what 30 counts. */
    private static final Set<String> BEHIND = Set.of(
            "now", "today", "on", "in", "instead", "from", "to", "when", "then", "per", "je", "pro", "statt", "im",
            "auf", "heute", "jetzt", "für", "fuer", "for", "than", "als", "and", "und", "a", "mit", "with");

    private static final Map<String, Double> LETTERS =
            Map.of("d", 86_400.0, "h", 3_600.0, "m", 60.0, "min", 60.0, "s", 1.0, "sec", 1.0);
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;

    private Durations() {}

    /** The duration that begins with the number; null when no unit of time follows it. */
    static @Nullable Amount at(List<Token> tokens, Numerals numerals, Amount number) {
        Amount first = part(tokens, number);
        if (first == null) {
            return null;
        }
        Amount whole = first;
        double unit = unitBefore(tokens, first.to());
        for (int parts = 0; parts < 4; parts++) {
            Amount more = more(tokens, numerals, whole, unit);
            if (more == null) {
                return whole;
            }
            whole = whole.as(Amount.Type.DURATION, whole.value() + more.value(), more.to());
            unit = unitBefore(tokens, more.to());
        }
        return whole;
    }

    /**
     * "2h 13m", "1 m 44 s", "1h05": letters that stand for more than one thing where they are alone; null when it is
     * none.
     */
    static @Nullable Amount inLetters(List<Token> tokens, int index) {
        double whole = 0;
        double unit = Double.MAX_VALUE;
        int at = index;
        while (at + 1 < tokens.size() && tokens.get(at).isNumber()) {
            Double seconds = LETTERS.get(tokens.get(at + 1).norm());
            if (seconds == null || seconds >= unit || !isWhole(tokens.get(at))) {
                break;
            }
            whole += Integer.parseInt(tokens.get(at).norm()) * seconds;
            unit = seconds;
            at += 2;
        }
        boolean hours = at == index + 2 && unit == HOUR && !tokens.get(at - 1).capital();
        if (hours && isSixtieths(tokens, at) && !isGluedWord(tokens, at + 1)) {
            return whole(index, at + 1, whole + MINUTE * integer(tokens, at));
        }
        return at < index + 4 ? null : whole(index, at, whole);
    }

    private static boolean isGluedWord(List<Token> tokens, int index) {
        return index < tokens.size()
                && tokens.get(index).isWord()
                && tokens.get(index).glued();
    }

    /** "00:01:12", "2'30", "5′30″": minutes and seconds; null when it is none. */
    static @Nullable Amount inMarks(List<Token> tokens, int index) {
        // with hours it would mostly be a time of day
        boolean noHours = isClock(tokens, index) && integer(tokens, index) == 0 && !isTimeOfDay(tokens, index);
        if (noHours && is(tokens, index + 3, ":") && isSixtieths(tokens, index + 4) && !is(tokens, index + 5, ":")) {
            return whole(index, index + 5, MINUTE * integer(tokens, index + 2) + integer(tokens, index + 4));
        }
        if (index + 1 >= tokens.size()
                || !tokens.get(index).isNumber()
                || !isWhole(tokens.get(index))
                || !tokens.get(index + 1).glued()) {
            return null;
        }
        String mark = tokens.get(index + 1).norm();
        boolean minutes = mark.equals("'") || mark.equals("’") || mark.equals("′");
        boolean degrees = index > 0 && is(tokens, index - 1, "°");
        if (!minutes || degrees || !isSixtieths(tokens, index + 2)) {
            return null;
        }
        boolean closed = is(tokens, index + 3, "″") || is(tokens, index + 3, "\"") || is(tokens, index + 3, "”");
        double seconds = MINUTE * integer(tokens, index) + integer(tokens, index + 2);
        return whole(index, closed ? index + 4 : index + 3, seconds);
    }

    /** "um 00:15:30", "00:15:30 UTC". */
    private static boolean isTimeOfDay(List<Token> tokens, int index) {
        boolean at = index > 0
                && (is(tokens, index - 1, "at") || is(tokens, index - 1, "um") || is(tokens, index - 1, "gegen"));
        return at || (index + 5 < tokens.size() && Dates.isOfClock(tokens.get(index + 5)));
    }

    /** "within the hour"; null when it is none. */
    static @Nullable Amount within(List<Token> tokens, int index) {
        boolean within = index > 0
                && index + 1 < tokens.size()
                && (is(tokens, index - 1, "within") || is(tokens, index - 1, "inside"))
                && is(tokens, index, "the");
        boolean unit = within && SINGLE.contains(tokens.get(index + 1).norm());
        Double seconds = unit && !isLonger(tokens, index + 2)
                ? Units.seconds(tokens.get(index + 1).norm())
                : null;
        return seconds == null ? null : whole(index, index + 2, seconds);
    }

    /** "the day-to-day work", "the week of May". */
    private static boolean isLonger(List<Token> tokens, int index) {
        return isGluedWord(tokens, index)
                || is(tokens, index, "of")
                || (index < tokens.size() && tokens.get(index).isNumber());
    }

    /** "sechswöchige", "90-sekündige": what lasts so long; null when it is none. */
    static @Nullable Amount lasting(List<Token> tokens, int index) {
        boolean digits = tokens.get(index).isNumber() && isWhole(tokens.get(index)) && isGluedWord(tokens, index + 1);
        Token word = tokens.get(digits ? index + 1 : index);
        if (!word.isWord() || !word.norm().contains("ig")) {
            return null;
        }
        Matcher lasting = LASTING.matcher(word.norm());
        if (!lasting.matches() || lasting.group(1).isEmpty() != digits) {
            return null;
        }
        double half = GermanWords.half(lasting.group(1));
        double number = digits ? integer(tokens, index) : half > 0 ? half : GermanWords.cardinal(lasting.group(1));
        Double unit = Units.seconds(LASTING_UNITS.getOrDefault(lasting.group(2), ""));
        return unit == null || number <= 0 ? null : whole(index, digits ? index + 2 : index + 1, number * unit);
    }

    /** Two digits of minutes or seconds. */
    private static boolean isSixtieths(List<Token> tokens, int index) {
        return index < tokens.size()
                && tokens.get(index).isNumber()
                && tokens.get(index).glued()
                && tokens.get(index).norm().length() == 2
                && isWhole(tokens.get(index))
                && integer(tokens, index) < MINUTE;
    }

    static double secondsOfUnit(List<Token> tokens, Amount duration) {
        for (int i = duration.from(); i < duration.to(); i++) {
            String word = tokens.get(i).norm();
            Double seconds = LETTERS.containsKey(word) ? LETTERS.get(word) : Units.seconds(word);
            if (seconds != null) {
                boolean partOfHour = (seconds > MINUTE && seconds < HOUR)
                        || (seconds == HOUR
                                && duration.value() > 0
                                && duration.value() < HOUR
                                && !tokens.get(duration.from()).isNumber());
                return partOfHour ? MINUTE : seconds;
            }
        }
        return MINUTE;
    }

    static @Nullable Amount minutes(List<Token> tokens, Amount count) {
        int letter = count.from() + 1;
        boolean minutes = count.type() == Amount.Type.COUNT
                && count.to() <= letter + 1
                && is(tokens, letter, "m")
                && tokens.get(letter).glued()
                && !tokens.get(letter).capital()
                && isWhole(tokens.get(count.from()));
        return minutes ? whole(count.from(), letter + 1, MINUTE * integer(tokens, count.from())) : null;
    }

    static @Nullable Amount clock(List<Token> tokens, int index) {
        boolean behind =
                index > 0 && tokens.get(index - 1).is(":") && tokens.get(index).glued();
        boolean alone = !behind && !is(tokens, index + 3, ":");
        return alone && isClock(tokens, index)
                ? whole(index, index + 3, MINUTE * integer(tokens, index) + integer(tokens, index + 2))
                : null;
    }

    private static Amount whole(int from, int to, double seconds) {
        return new Amount(from, to, Amount.Type.DURATION, seconds, null, false);
    }

    private static int integer(List<Token> tokens, int index) {
        return Integer.parseInt(tokens.get(index).norm());
    }

    /** "5:20", not "3:1" or "5:75". */
    private static boolean isClock(List<Token> tokens, int index) {
        return index + 2 < tokens.size()
                && tokens.get(index + 1).is(":")
                && tokens.get(index).isNumber()
                && isWhole(tokens.get(index))
                && isSixtieths(tokens, index + 2);
    }

    private static boolean isWhole(Token number) {
        return number.norm().length() <= 4 && number.norm().chars().allMatch(Character::isDigit);
    }

    private static @Nullable Amount part(List<Token> tokens, Amount number) {
        int at = number.to();
        for (int extra = 0; extra < MOST_EXTRA; extra++) {
            if (at < tokens.size() && EXTRA.contains(tokens.get(at).norm())) {
                at++;
            }
        }
        boolean fraction = number.type() == Amount.Type.FRACTION;
        boolean of = number.value() != Math.rint(number.value()) && is(tokens, at, "of");
        at = of ? at + 1 : at;
        if ((fraction || of) && (is(tokens, at, "a") || is(tokens, at, "an"))) {
            at++;
        }
        if (at >= tokens.size()) {
            return null;
        }
        String word = tokens.get(at).norm();
        Double seconds = Units.seconds(word);
        boolean glued = tokens.get(at).glued();
        boolean letter = word.length() == 1 && (!tokens.get(number.from()).isNumber() || isDecade(tokens, at, number));
        boolean title = word.equals("ms") && tokens.get(at).capital();
        boolean ordinal = word.equals("second") && number.value() != 1 && !fraction && !glued;
        if (seconds == null || letter || title || ordinal || (word.equals("quarters") && fraction)) {
            return null;
        }
        if (at + 1 < tokens.size() && tokens.get(at + 1).is(".") && word.length() <= 3 && at + 2 < tokens.size()) {
            at++;
        }
        return number.as(Amount.Type.DURATION, number.value() * seconds, at + 1);
    }

    /** "the 1990s". */
    private static boolean isDecade(List<Token> tokens, int index, Amount number) {
        return is(tokens, index, "s")
                && tokens.get(index).glued()
                && number.value() % 10 == 0
                && number.value() >= 1_900
                && number.value() < 2_100;
    }

    private static double unitBefore(List<Token> tokens, int end) {
        int at = tokens.get(end - 1).is(".") ? end - 2 : end - 1;
        Double seconds = Units.seconds(tokens.get(at).norm());
        return seconds == null ? 0 : seconds;
    }

    /** A smaller part that follows: "30 minutes", "and a half", "fifteen". */
    private static @Nullable Amount more(List<Token> tokens, Numerals numerals, Amount whole, double unit) {
        int at = whole.to();
        boolean joined = at < tokens.size() && BETWEEN.contains(tokens.get(at).norm());
        int next = joined ? at + 1 : at;
        if (next >= tokens.size() || unit == 0) {
            return null;
        }
        Numeral number = numerals.at(tokens, next);
        if (number == null || number.value() <= 0) {
            return null;
        }
        boolean share = number.form() == Numeral.Form.FRACTION;
        Amount bare = new Amount(
                number.from(),
                number.to(),
                share ? Amount.Type.FRACTION : Amount.Type.COUNT,
                number.value(),
                null,
                false);
        Amount part = part(tokens, bare);
        if (part != null) {
            return unitBefore(tokens, part.to()) < unit ? part : null;
        }
        if (share && joined && !is(tokens, at, ",")) {
            return bare.as(Amount.Type.DURATION, number.value() * unit, bare.to());
        }
        boolean sixtieths = (unit == 60 * MINUTE || unit == MINUTE)
                && !joined
                && number.form() == Numeral.Form.CARDINAL
                && number.value() < 60
                && isEnd(tokens, number.to(), unit);
        return sixtieths ? bare.as(Amount.Type.DURATION, number.value() * unit / 60, bare.to()) : null;
    }

    /** Whether nothing follows that a number of so many seconds a unit could count. */
    private static boolean isEnd(List<Token> tokens, int index, double unit) {
        return index >= tokens.size()
                || (unit == MINUTE
                        && !Units.isUnit(tokens.get(index).norm())
                        && (!tokens.get(index).isWord()
                                || BEHIND.contains(tokens.get(index).norm())));
    }

    /** "2:15 minutes", "3:20 Min."; null when it is none. */
    static @Nullable Amount withColon(List<Token> tokens, int index) {
        boolean shaped = index + 3 < tokens.size() && isClock(tokens, index);
        Double unit = shaped ? Units.seconds(tokens.get(index + 3).norm()) : null;
        return unit == null || (unit != MINUTE && unit != HOUR)
                ? null
                : whole(index, index + 4, unit * integer(tokens, index) + unit / 60 * integer(tokens, index + 2));
    }

    private static boolean is(List<Token> tokens, int index, String word) {
        return index < tokens.size() && tokens.get(index).is(word);
    }
}
