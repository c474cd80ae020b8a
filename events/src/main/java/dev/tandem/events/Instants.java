package dev.tandem.events;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** Reads RFC 3339 times; the usual form in UTC without an allocation, since it is most of what an event consists of. */
final class Instants {
    private static final int SECONDS_A_DAY = 86_400;

    /** The instant, or null when {@code text} is not an RFC 3339 date-time with an offset between the years 1 and 9999. */
    static @Nullable Instant parse(String text) {
        int length = text.length();
        boolean utc = length >= 20 && length <= 30 && text.charAt(length - 1) == 'Z' && shaped(text, length - 1);
        if (utc) {
            return fromDigits(text, length - 1);
        }
        if (length < 25 || length > 35 || !shaped(text, length - 6)) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static boolean shaped(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean fits =
                    switch (i) {
                        case 4, 7 -> c == '-';
                        case 10 -> c == 'T';
                        case 13, 16 -> c == ':';
                        case 19 -> c == '.' && end > 20;
                        default -> c >= '0' && c <= '9';
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Instant fromDigits(String text, int end) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, 19);
        if (year == 0 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        if (day > 28 && day > java.time.YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        int nanos = 0;
        if (end > 20) {
            nanos = digits(text, 20, end);
            for (int i = end; i < 29; i++) {
                nanos *= 10;
            }
        }
        long seconds =
                LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private static int digits(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private Instants() {}
}
