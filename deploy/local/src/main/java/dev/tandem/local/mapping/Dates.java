package dev.tandem.local.mapping;

import java.text.ParsePosition;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the times of a column are written.
 *
 * @param format a pattern, {@code epoch-seconds} or {@code epoch-millis}; null where a mapping needs none
 * @param language of the months' names, null when they have none
 * @param order {@code day-first} or {@code month-first}; null when it is in no question, or cannot be told
 * @param ambiguous whether every date can be read with the day and with the month first
 * @param mixed whether both orders occur
 * @param timeOfDay whether some have one
 */
record Dates(
        @Nullable String format,
        @Nullable String language,
        @Nullable String order,
        boolean ambiguous,
        boolean mixed,
        boolean timeOfDay) {
    private static final Pattern FIGURES = Pattern.compile(
            "(\\d{1,4})([-./])(\\d{1,2})\\2(\\d{1,4})((?:[Tt]|,? +)\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?"
                    + "(?: ?[AaPp]\\.? ?[Mm]\\.?)?(?: ?(?:[Zz]|[+-]\\d{2}:?\\d{2}|UTC))?)?");
    private static final Pattern SECONDS = Pattern.compile("[12]\\d{9}");
    private static final Pattern MILLIS = Pattern.compile("[12]\\d{12}");
    private static final List<String> DAYS = List.of(
            "d MMM yyyy",
            "d. MMM yyyy",
            "d MMMM yyyy",
            "d. MMMM yyyy",
            "d-MMM-yyyy",
            "d-MMM-yy",
            "d LLL yyyy",
            "d. LLL yyyy",
            "d-LLL-yyyy",
            "MMM d, yyyy",
            "MMMM d, yyyy",
            "MMM d yyyy",
            "EEE, d MMM yyyy",
            "EEE MMM d yyyy");
    private static final List<String> TIMES =
            List.of("", " H:mm", " H:mm:ss", ", H:mm", ", H:mm:ss", " h:mm a", ", h:mm a", " h:mm:ss a", ", h:mm:ss a");
    private static final List<String> LANGUAGES = List.of("en", "de");
    private static final int MONTHS = 12;

    /** How these fields are times; null when they are none. Nine of ten have to be, because files hold odd ones. */
    static @Nullable Dates of(List<String> fields, boolean timeByName) {
        if (fields.isEmpty()) {
            return null;
        }
        if (mostly(fields, field -> FIGURES.matcher(field).matches())) {
            return figures(fields);
        }
        if (timeByName && mostly(fields, field -> SECONDS.matcher(field).matches())) {
            return new Dates("epoch-seconds", null, null, false, false, true);
        }
        if (timeByName && mostly(fields, field -> MILLIS.matcher(field).matches())) {
            return new Dates("epoch-millis", null, null, false, false, true);
        }
        return fields.get(0).chars().anyMatch(Character::isDigit) ? named(fields) : null;
    }

    private static boolean mostly(List<String> fields, Predicate<String> what) {
        return fields.stream().filter(what).count() * 10 >= fields.size() * 9L;
    }

    private static Dates figures(List<String> fields) {
        boolean dayFirst = false;
        boolean monthFirst = false;
        boolean either = false;
        boolean timeOfDay = false;
        for (String field : fields) {
            Matcher date = FIGURES.matcher(field);
            if (!date.matches()) {
                continue;
            }
            timeOfDay |= date.group(5) != null;
            if (date.group(1).length() < 3) {
                int first = Integer.parseInt(date.group(1));
                int second = Integer.parseInt(date.group(3));
                dayFirst |= first > MONTHS && second <= MONTHS;
                monthFirst |= second > MONTHS && first <= MONTHS;
                either |= first != second;
            }
        }
        boolean mixed = dayFirst && monthFirst;
        String order = dayFirst ? "day-first" : monthFirst ? "month-first" : null;
        return new Dates(null, null, mixed ? null : order, either && order == null, mixed, timeOfDay);
    }

    private static @Nullable Dates named(List<String> fields) {
        for (String language : LANGUAGES) {
            for (String day : DAYS) {
                for (String time : TIMES) {
                    DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(day + time)
                            .toFormatter(Locale.forLanguageTag(language));
                    if (mostly(fields, field -> reads(formatter, field))) {
                        return new Dates(day + time, language, null, false, false, !time.isEmpty());
                    }
                }
            }
        }
        return null;
    }

    private static boolean reads(DateTimeFormatter formatter, String field) {
        ParsePosition position = new ParsePosition(0);
        return formatter.parseUnresolved(field, position) != null && position.getIndex() == field.length();
    }
}
