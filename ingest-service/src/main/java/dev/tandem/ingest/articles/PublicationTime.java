package dev.tandem.ingest.articles;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads when something was published, as pages and feeds write it: ISO 8601 and what resembles it, RFC 822, and German and
 * English dates. What does not say its offset is taken as UTC, a date as its first moment.
 */
public final class PublicationTime {
    private static final String TIME = "(?:[T ,]{1,3}(?:at |um )?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?"
            + "(?:\\s*(Z|[A-Z]{2,4}\\b|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?))?";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern ISO =
            Pattern.compile("(?<!\\d)(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})(?!\\d)" + TIME, Pattern.CASE_INSENSITIVE);
    private static final Pattern GERMAN = Pattern.compile(
            "(?<![\\d.])(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})(?!\\d)" + TIME, Pattern.CASE_INSENSITIVE);
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.?[ -](\\p{L}{3,9})\\.?,?[ -](\\d{4})(?!\\d)" + TIME,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)" + TIME,
            Pattern.CASE_INSENSITIVE);

    /** Longer than any date; what follows in a longer text is not read. */
    private static final int READ_CHARACTERS = 300;

    private PublicationTime() {}

    /** The first date in a text; null when there is none. */
    public static @Nullable Instant of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String start = text.substring(0, Math.min(READ_CHARACTERS, text.length()));
        Instant iso = read(ISO, start, 1, 2, 3);
        Instant german = iso == null ? read(GERMAN, start, 3, 2, 1) : iso;
        Instant dayFirst = german == null ? read(DAY_FIRST, start, 3, 2, 1) : german;
        return dayFirst == null ? read(MONTH_FIRST, start, 3, 1, 2) : dayFirst;
    }

    private static @Nullable Instant read(Pattern pattern, String text, int year, int month, int day) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            Instant time = instant(found, year, month, day);
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static @Nullable Instant instant(Matcher found, int year, int month, int day) {
        int monthOfYear = month(found.group(month));
        if (monthOfYear == 0) {
            return null;
        }
        try {
            LocalDate date =
                    LocalDate.of(Integer.parseInt(found.group(year)), monthOfYear, Integer.parseInt(found.group(day)));
            return date.atTime(time(found)).toInstant(offset(found.group(7)));
        } catch (DateTimeException noSuchTime) {
            return null;
        }
    }

    private static LocalTime time(Matcher found) {
        if (found.group(4) == null) {
            return LocalTime.MIDNIGHT;
        }
        int second = found.group(6) == null ? 0 : Integer.parseInt(found.group(6));
        // a leap second is the last of its minute
        return LocalTime.of(Integer.parseInt(found.group(4)), Integer.parseInt(found.group(5)), Math.min(second, 59));
    }

    private static int month(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        String name = text.toLowerCase(Locale.ROOT)
                .replace("mär", "mar")
                .replace("mae", "mar")
                .replace("mai", "may")
                .replace("okt", "oct")
                .replace("dez", "dec");
        return name.length() < 3 ? 0 : MONTHS.indexOf(name.substring(0, 3)) + 1;
    }

    private static ZoneOffset offset(@Nullable String zone) {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        char sign = zone.charAt(0);
        if (sign == '+' || sign == '-') {
            return ZoneOffset.of(zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone);
        }
        return switch (zone.toUpperCase(Locale.ROOT)) {
            case "CET", "MEZ", "BST" -> ZoneOffset.ofHours(1);
            case "CEST", "MESZ" -> ZoneOffset.ofHours(2);
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "EST", "CDT" -> ZoneOffset.ofHours(-5);
            case "CST", "MDT" -> ZoneOffset.ofHours(-6);
            case "MST", "PDT" -> ZoneOffset.ofHours(-7);
            case "PST" -> ZoneOffset.ofHours(-8);
            // Uhr, GMT, UTC and what nobody knows
            default -> ZoneOffset.UTC;
        };
    }
}
