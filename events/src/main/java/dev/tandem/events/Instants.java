package dev.tandem.events;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes RFC 3339 times by hand: they are most of what an event consists of, and the JDK's parser is ten times
 * slower.
 */
final class Instants {
    private static final int SECONDS_A_DAY = 86_400;
    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
    private static final int MAX_OFFSET = 18 * 3600;
    private static final int NO_OFFSET = Integer.MIN_VALUE;

    /**
     * The instant, or null when {@code text} is not an RFC 3339 date-time between the years 1 and 9999 with at most
     * nine digits of a second and an offset of at most 18 hours, as far as java.time goes. The first and the last of these days must be given in UTC, because with another offset
     * they could lie outside and would not be read when they are written again.
     */
    static @Nullable Instant parse(String text) {
        int length = text.length();
        if (length < 20) {
            return null;
        }
        boolean utc = text.charAt(length - 1) == 'Z';
        int end = utc ? length - 1 : length - 6;
        if (end < 19 || end == 20 || end > 29 || !isLocalTime(text, end)) {
            return null;
        }
        int offset = utc ? 0 : offset(text, end);
        if (offset == NO_OFFSET) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        if (!isDay(year, month, day)) {
            return null;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        if (!utc && (epochDay == FIRST_DAY || epochDay == LAST_DAY)) {
            return null;
        }
        int second = secondOfDay(text, 11) + digits(text, 17, 19);
        return Instant.ofEpochSecond(epochDay * SECONDS_A_DAY + second - offset, nanos(text, end));
    }

    /** Whether everything before the offset looks like {@code 2025-01-31T23:59:59.123}; the day may not exist. */
    private static boolean isLocalTime(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean fits =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T';
                        case 13, 16 -> c == ':';
                        case 19 -> c == '.';
                        default -> isDigit(c);
                    };
            if (!fits) {
                return false;
            }
        }
        return digits(text, 11, 13) <= 23 && digits(text, 14, 16) <= 59 && digits(text, 17, 19) <= 59;
    }

    private static boolean isDay(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
    }

    /** The offset at {@code from} in seconds, or {@link #NO_OFFSET}. */
    private static int offset(String text, int from) {
        char sign = text.charAt(from);
        boolean shaped = (sign == '+' || sign == '-')
                && isDigit(text.charAt(from + 1))
                && isDigit(text.charAt(from + 2))
                && text.charAt(from + 3) == ':'
                && isDigit(text.charAt(from + 4))
                && isDigit(text.charAt(from + 5));
        if (!shaped || digits(text, from + 4, from + 6) > 59) {
            return NO_OFFSET;
        }
        int seconds = secondOfDay(text, from + 1);
        boolean unknown = seconds == 0 && sign == '-'; // what RFC 3339 says of -00:00
        if (unknown || seconds > MAX_OFFSET) {
            return NO_OFFSET;
        }
        return sign == '-' ? -seconds : seconds;
    }

    /** The seconds of {@code hh:mm} at {@code from}. */
    private static int secondOfDay(String text, int from) {
        return digits(text, from, from + 2) * 3600 + digits(text, from + 3, from + 5) * 60;
    }

    private static int nanos(String text, int end) {
        int nanos = end > 20 ? digits(text, 20, end) : 0;
        for (int i = Math.max(end, 20); i < 29; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The same text as {@link Instant#toString}. */
    static String format(Instant instant) {
        long epochDay = Math.floorDiv(instant.getEpochSecond(), (long) SECONDS_A_DAY);
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            return instant.toString();
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        int second = (int) (instant.getEpochSecond() - epochDay * SECONDS_A_DAY);
        int nanos = instant.getNano();
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : 9;
        byte[] text = new byte[digits == 0 ? 20 : 21 + digits];
        write(text, 4, day.getYear());
        text[4] = '-';
        write(text, 7, day.getMonthValue());
        text[7] = '-';
        write(text, 10, day.getDayOfMonth());
        text[10] = 'T';
        write(text, 13, second / 3600);
        text[13] = ':';
        write(text, 16, second / 60 % 60);
        text[16] = ':';
        write(text, 19, second % 60);
        if (digits > 0) {
            int unit = digits == 3 ? 1_000_000 : digits == 6 ? 1000 : 1;
            text[19] = '.';
            write(text, 20 + digits, nanos / unit);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes a number that ends before {@code to}, with zeros before it up to the last separator. */
    private static void write(byte[] text, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= 0 && text[i] == 0; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Instants() {}
}
