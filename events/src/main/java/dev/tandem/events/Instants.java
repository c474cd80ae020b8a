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
     * The instant to the microsecond, or null when {@code text} is not an RFC 3339 date-time between the years 1 and 9999 with
     * at most nine digits of a second and an offset of at most 18 hours, as far as java.time goes. The first and the last of
     * these days must be given in UTC, because with another offset they could lie outside and would not be read when they are
     * written again.
     */
    static @Nullable Instant parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** The same for a part of {@code text}. */
    static @Nullable Instant parse(char[] text, int from, int length) {
        if (length < 20) {
            return null;
        }
        boolean utc = text[from + length - 1] == 'Z';
        int local = utc ? length - 1 : length - 6;
        if (local < 19 || local == 20 || local > 29 || !isLocalTime(text, from, local)) {
            return null;
        }
        int offset = utc ? 0 : offset(text, from + local);
        if (offset == NO_OFFSET) {
            return null;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        if (!isDay(year, month, day)) {
            return null;
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        if (!utc && (epochDay == FIRST_DAY || epochDay == LAST_DAY)) {
            return null;
        }
        int second = secondOfDay(text, from + 11) + number(text, from + 17, 2);
        int nanos = nanos(text, from + 20, Math.max(0, local - 20));
        return Instant.ofEpochSecond(epochDay * SECONDS_A_DAY + second - offset, nanos);
    }

    /** Whether everything before the offset looks like {@code 2025-01-31T23:59:59.123}; the day may not exist. */
    private static boolean isLocalTime(char[] text, int from, int length) {
        for (int i = 0; i < length; i++) {
            char c = text[from + i];
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
        return number(text, from + 11, 2) <= 23 && number(text, from + 14, 2) <= 59 && number(text, from + 17, 2) <= 59;
    }

    private static boolean isDay(int year, int month, int day) {
        return year >= 1
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
    }

    /** The offset at {@code from} in seconds, or {@link #NO_OFFSET}. */
    private static int offset(char[] text, int from) {
        char sign = text[from];
        boolean shaped = (sign == '+' || sign == '-')
                && isDigit(text[from + 1])
                && isDigit(text[from + 2])
                && text[from + 3] == ':'
                && isDigit(text[from + 4])
                && isDigit(text[from + 5]);
        if (!shaped || number(text, from + 4, 2) > 59) {
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
    private static int secondOfDay(char[] text, int from) {
        return number(text, from, 2) * 3600 + number(text, from + 3, 2) * 60;
    }

    /** The nanoseconds of a second's digits, of which the first six count. */
    private static int nanos(char[] text, int from, int digits) {
        int counted = Math.min(digits, 6);
        int nanos = number(text, from, counted);
        for (int i = counted; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** The same text as {@link Instant#toString}. */
    static String format(Instant instant) {
        return new String(utf8(instant), StandardCharsets.ISO_8859_1);
    }

    /** The same text in UTF-8. */
    static byte[] utf8(Instant instant) {
        long epochDay = Math.floorDiv(instant.getEpochSecond(), (long) SECONDS_A_DAY);
        if (epochDay < FIRST_DAY || epochDay > LAST_DAY) {
            return instant.toString().getBytes(StandardCharsets.UTF_8);
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
        return text;
    }

    /** Writes a number that ends before {@code to}, with zeros before it up to the last separator. */
    private static void write(byte[] text, int to, int number) {
        int rest = number;
        for (int i = to - 1; i >= 0 && text[i] == 0; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static int number(char[] text, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private Instants() {}
}
