package dev.tandem.ingest.imports;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the text of a time is read. */
sealed interface TimeFormat {
    /** The time of a text, null when it is none; {@code order} is what the whole column was found to have. */
    @Nullable
    Instant read(String text, ZoneId zone, @Nullable DayOrder order);

    /** The numbers of a text that may be day and month, null when no order is in question. */
    OrderTally.@Nullable Numbers numbers(String text);

    /** The order that the mapping says, null when it leaves that to the column. */
    @Nullable
    DayOrder declared();

    /** As a mapping writes it: a pattern, {@code epoch-seconds}, {@code epoch-millis}, or null to recognise it. */
    static TimeFormat of(@Nullable String format, @Nullable DayOrder order, Locale language) {
        if (format == null) {
            return new Recognised(order);
        }
        return switch (format) {
            case "epoch-seconds" -> new Epoch(1000);
            case "epoch-millis" -> new Epoch(1);
            default -> Patterned.of(format, language);
        };
    }

    /** A pattern of {@link DateTimeFormatter}, read strictly but for upper and lower case. */
    record Patterned(DateTimeFormatter formatter, @Nullable DayOrder declared, boolean halfDays) implements TimeFormat {
        private static final Pattern HALF_DAY = Pattern.compile("(?i)\\b([ap])\\.?\\s?m\\b\\.?");

        static Patterned of(String pattern, Locale language) {
            // a strict formatter wants the year as u, since y is the year of an era
            String bare = pattern.replaceAll("'[^']*'", "");
            String strict = outsideQuotes(pattern);
            DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(strict)
                    .toFormatter(language)
                    .withResolverStyle(ResolverStyle.STRICT);
            return new Patterned(formatter, order(bare), bare.indexOf('a') >= 0);
        }

        private static String outsideQuotes(String pattern) {
            StringBuilder strict = new StringBuilder(pattern);
            boolean quoted = false;
            for (int i = 0; i < strict.length(); i++) {
                char c = strict.charAt(i);
                quoted ^= c == '\'';
                if (c == 'y' && !quoted) {
                    strict.setCharAt(i, 'u');
                }
            }
            return strict.toString();
        }

        /** The order of two numbers before a year; null when the year comes first or the month has a name. */
        private static @Nullable DayOrder order(String pattern) {
            int day = pattern.indexOf('d');
            int month = Math.max(pattern.indexOf('M'), pattern.indexOf('L'));
            int year = Math.max(pattern.indexOf('y'), pattern.indexOf('u'));
            boolean named = pattern.contains("MMM") || pattern.contains("LLL");
            if (day < 0 || month < 0 || named || (year >= 0 && year < Math.min(day, month))) {
                return null;
            }
            return day < month ? DayOrder.DAY_FIRST : DayOrder.MONTH_FIRST;
        }

        @Override
        public @Nullable Instant read(String text, ZoneId zone, @Nullable DayOrder order) {
            try {
                TemporalAccessor time =
                        formatter.parseBest(plain(text), OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (time instanceof OffsetDateTime offset) {
                    return offset.toInstant();
                }
                LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(time);
                return local.atZone(zone).toInstant();
            } catch (DateTimeException notATime) {
                return null;
            }
        }

        @Override
        public OrderTally.@Nullable Numbers numbers(String text) {
            if (declared == null) {
                return null;
            }
            ParsePosition position = new ParsePosition(0);
            // unresolved: a month of 31 is a number here, and that is what tells the order
            TemporalAccessor parsed = formatter.parseUnresolved(plain(text), position);
            if (parsed == null || !parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
                return null;
            }
            int day = (int) parsed.getLong(ChronoField.DAY_OF_MONTH);
            int month = (int) parsed.getLong(ChronoField.MONTH_OF_YEAR);
            return declared == DayOrder.DAY_FIRST
                    ? new OrderTally.Numbers(day, month)
                    : new OrderTally.Numbers(month, day);
        }

        private String plain(String text) {
            return halfDays ? HALF_DAY.matcher(text).replaceAll("$1m") : text;
        }
    }

    /**
     * Dates in figures, with or without a time, as they are recognised by themselves: {@code 2026-12-31},
     * {@code 31.12.2026 23:59}, {@code 12/31/26, 11:59:59 pm}, {@code 2026-12-31T23:59:59.123Z}.
     */
    record Recognised(@Nullable DayOrder declared) implements TimeFormat {
        private static final Pattern DATE =
                Pattern.compile("(?<a>\\d{1,4})(?<sep>[-./])(?<b>\\d{1,2})\\k<sep>(?<c>\\d{1,4})"
                        + "(?:(?:[Tt]|,? +)(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?"
                        + "(?: ?(?<half>[AaPp])\\.? ?[Mm]\\.?)?(?: ?(?<offset>[Zz]|[+-]\\d{2}:?\\d{2}|UTC))?)?");
        private static final int CENTURY = 2000;
        private static final int HALF_DAY_HOURS = 12;

        @Override
        public @Nullable Instant read(String text, ZoneId zone, @Nullable DayOrder order) {
            Matcher date = DATE.matcher(text);
            if (!date.matches()) {
                return null;
            }
            try {
                LocalDateTime local = day(date, order)
                        .atTime(hour(date), number(date, "minute"), number(date, "second"), nanos(date));
                String offset = date.group("offset");
                if (offset == null) {
                    return local.atZone(zone).toInstant();
                }
                return local.toInstant(offset.length() > 3 ? ZoneOffset.of(offset) : ZoneOffset.UTC);
            } catch (DateTimeException notATime) {
                return null;
            }
        }

        private static LocalDate day(Matcher date, @Nullable DayOrder order) {
            int first = number(date, "a");
            int second = number(date, "b");
            if (date.group("a").length() == 4) {
                return LocalDate.of(first, second, twoDigits(date, "c"));
            }
            int year = number(date, "c") + (twoOrFour(date) == 2 ? CENTURY : 0);
            // both ways are the same when no order was found
            return order == DayOrder.MONTH_FIRST
                    ? LocalDate.of(year, first, second)
                    : LocalDate.of(year, second, first);
        }

        private static int twoDigits(Matcher date, String group) {
            if (date.group(group).length() > 2) {
                throw new DateTimeException("no day of a month");
            }
            return number(date, group);
        }

        private static int twoOrFour(Matcher date) {
            int digits = date.group("c").length();
            if ((digits != 2 && digits != 4) || date.group("a").length() > 2) {
                throw new DateTimeException("no year");
            }
            return digits;
        }

        private static int hour(Matcher date) {
            int hour = number(date, "hour");
            String half = date.group("half");
            if (half == null) {
                return hour;
            }
            if (hour < 1 || hour > HALF_DAY_HOURS) {
                throw new DateTimeException("no hour of half a day");
            }
            return hour % HALF_DAY_HOURS + (half.equalsIgnoreCase("p") ? HALF_DAY_HOURS : 0);
        }

        private static int nanos(Matcher date) {
            String fraction = date.group("fraction");
            return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
        }

        private static int number(Matcher date, String group) {
            String digits = date.group(group);
            return digits == null ? 0 : Integer.parseInt(digits);
        }

        @Override
        public OrderTally.@Nullable Numbers numbers(String text) {
            Matcher date = DATE.matcher(text);
            if (!date.matches() || date.group("a").length() > 2) {
                return null;
            }
            return new OrderTally.Numbers(number(date, "a"), number(date, "b"));
        }
    }

    /** A count since 1970-01-01T00:00Z. */
    record Epoch(int millis) implements TimeFormat {
        private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,14}");

        @Override
        public @Nullable Instant read(String text, ZoneId zone, @Nullable DayOrder order) {
            return COUNT.matcher(text).matches()
                    ? Instant.ofEpochMilli(Math.multiplyExact(Long.parseLong(text), millis))
                    : null;
        }

        @Override
        public OrderTally.@Nullable Numbers numbers(String text) {
            return null;
        }

        @Override
        public @Nullable DayOrder declared() {
            return null;
        }
    }
}
