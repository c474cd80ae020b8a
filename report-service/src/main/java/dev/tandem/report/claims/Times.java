package dev.tandem.report.claims;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands the period that an article states, in German and English: years, halves, quarters and months, "since" one of
 * them, and those that are told from the day of the article or of the rollout on. What holds more than one time, and more or
 * less than one ("until 2025", "im Sommer 2025"), is not understood.
 */
final class Times {
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)");
    private static final Pattern QUARTER = Pattern.compile(
            "\\bq([1-4])\\b|\\b(first|1st|second|2nd|third|3rd|fourth|4th|erste\\w*|zweite\\w*|dritte\\w*|vierte\\w*|[1-4]\\.) (?:quarter|quartal\\w*)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern HALF = Pattern.compile(
            "\\b(first|second|erste\\w*|zweite\\w*|[12]\\.) (?:half|halbjahr\\w*|hälfte)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    /** Beside a year these mean more or less than the year. */
    private static final Pattern UNCLEAR = Pattern.compile(
            "\\b(?:until|by|before|after|from|over|bis|vor|nach|ab|early|late|mid|end|ende|anfang|mitte|beginn|jahres(?:ende|mitte|anfang|beginn)"
                    + "|spring|summer|autumn|fall|winter\\w*|frühjahr\\w*|frühling\\w*|sommer\\w*|herbst\\w*|fiscal|fy|geschäftsjahr\\w*)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern PART = Pattern.compile(
            "\\b(?:quarters?|quartal\\w*|half|halbjahr\\w*|hälfte|months?|monat\\w*|weeks?|woche\\w*|days?|tage?\\w*)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SINCE = Pattern.compile("\\b(since|seit)\\b");
    private static final Pattern LAST = Pattern.compile(
            "\\b(?:last|past|previous|vergangene\\w*|letzte\\w*|vorige\\w*) (year|month|quarter|jahr\\w*|monat\\w*|quartal\\w*)\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern FIRST_MONTH = Pattern.compile(
            "\\b(?:first|erste\\w*) (?:full )?monat\\w*\\b|\\bfirst (?:full )?month\\b",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final List<Pattern> MONTHS = List.of(
            month("jan(?:uary|uar)?|jänner"),
            month("feb(?:ruary|ruar)?"),
            month("mar(?:ch)?|märz"),
            month("apr(?:il)?"),
            month("ma[yi]"),
            month("june?|juni"),
            month("july?|juli"),
            month("aug(?:ust)?"),
            month("sept?(?:ember)?"),
            month("o[ck]t(?:ober)?"),
            month("nov(?:ember)?"),
            month("de[cz](?:ember)?"));

    private Times() {}

    private static Pattern month(String names) {
        return Pattern.compile("\\b(?:" + names + ")\\b", Pattern.UNICODE_CHARACTER_CLASS);
    }

    /** Some days, half-open. */
    record Days(LocalDate from, LocalDate to) {
        Days {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("no day from " + from + " to " + to);
            }
        }

        Days until(LocalDate end) {
            return end.isBefore(to) && from.isBefore(end) ? new Days(from, end) : this;
        }
    }

    /**
     * The days that a period means.
     *
     * @param published the day of the article
     * @param rollout the day on which automation began; null where that is not known
     */
    static Optional<Days> of(String period, LocalDate published, @Nullable LocalDate rollout) {
        String text = period.toLowerCase(Locale.ROOT);
        List<String> years = found(YEAR, text);
        if (years.size() == 1 && UNCLEAR.matcher(text).find()) {
            return Optional.empty();
        }
        if (years.size() == 1) {
            Optional<Days> days = inYear(text, Integer.parseInt(years.get(0)));
            return SINCE.matcher(text).find()
                    ? days.filter(since -> since.from().isBefore(published))
                            .map(since -> new Days(since.from(), published))
                    : days.map(known -> known.until(published));
        }
        if (!years.isEmpty()) {
            return Optional.empty();
        }
        if (rollout != null && FIRST_MONTH.matcher(text).find()) {
            return Optional.of(new Days(rollout, rollout.plusMonths(1)));
        }
        Matcher last = LAST.matcher(text);
        return last.find() ? Optional.of(last(last.group(1), published)) : Optional.empty();
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Optional<Days> inYear(String text, int year) {
        LocalDate start = LocalDate.of(year, 1, 1);
        SortedSet<Integer> quarters = ordinals(QUARTER, text);
        if (!quarters.isEmpty()) {
            return part(start, 3, quarters);
        }
        SortedSet<Integer> halves = ordinals(HALF, text);
        if (!halves.isEmpty()) {
            return part(start, 6, halves);
        }
        List<Integer> months = new ArrayList<>();
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).matcher(text).find()) {
                months.add(i + 1);
            }
        }
        if (months.isEmpty()) {
            return PART.matcher(text).find() ? Optional.empty() : Optional.of(new Days(start, start.plusYears(1)));
        }
        LocalDate month = start.with(Month.of(months.get(0)));
        return months.size() == 1 ? Optional.of(new Days(month, month.plusMonths(1))) : Optional.empty();
    }

    /** Which of the year's parts are named: the second and the third of "Q2 and Q3". */
    private static SortedSet<Integer> ordinals(Pattern part, String text) {
        SortedSet<Integer> ordinals = new TreeSet<>();
        Matcher named = part.matcher(text);
        while (named.find()) {
            String first = named.group(1);
            ordinals.add(ordinal(first == null ? named.group(2) : first));
        }
        return ordinals;
    }

    /** Parts of a year of so many months each; nothing where there is a gap between them. */
    private static Optional<Days> part(LocalDate year, int months, SortedSet<Integer> parts) {
        int first = parts.first();
        int last = parts.last();
        return last - first + 1 > parts.size()
                ? Optional.empty()
                : Optional.of(
                        new Days(year.plusMonths((long) months * (first - 1)), year.plusMonths((long) months * last)));
    }

    private static int ordinal(String word) {
        if (Character.isDigit(word.charAt(0))) {
            return word.charAt(0) - '0';
        }
        if (word.startsWith("fi") || word.startsWith("e")) {
            return 1;
        }
        if (word.startsWith("s") || word.startsWith("z")) {
            return 2;
        }
        return word.startsWith("t") || word.startsWith("d") ? 3 : 4;
    }

    private static Days last(String unit, LocalDate published) {
        LocalDate month = published.withDayOfMonth(1);
        if (unit.startsWith("y") || unit.startsWith("j")) {
            LocalDate year = published.withDayOfYear(1);
            return new Days(year.minusYears(1), year);
        }
        if (unit.startsWith("q")) {
            LocalDate quarter = month.minusMonths((month.getMonthValue() - 1) % 3);
            return new Days(quarter.minusMonths(3), quarter);
        }
        return new Days(month.minusMonths(1), month);
    }
}
