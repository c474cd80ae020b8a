package dev.tandem.report.web;

import dev.tandem.report.Granularity;
import dev.tandem.report.Interval;
import dev.tandem.report.Unit;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes numbers and dates as the reader's language does. */
final class Figures {
    private static final String NONE = "–";

    private final Texts texts;
    private final Locale locale;

    Figures(Texts texts) {
        this.texts = texts;
        this.locale = texts.locale();
    }

    /** A number with its unit; durations in the unit that suits their length. */
    String value(Unit unit, @Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        return switch (unit) {
            case COUNT -> number(value, 0);
            case SHARE -> number(value * 100, 1) + texts.get("unit.percent");
            case PER_1000, POINTS, FTE -> number(value, 1);
            case MONEY -> number(value, 2);
            case SECONDS -> {
                Scale scale = Scale.of(value);
                yield number(value / scale.seconds, 1) + "\u00a0" + texts.get(scale.key);
            }
        };
    }

    /** The same in a sentence, where nothing beside it tells what a rate is of. */
    String stated(Unit unit, double value) {
        return value(unit, value) + (unit == Unit.PER_1000 ? "\u00a0" + texts.get("unit.per1000") : "");
    }

    /** An interval, its unit said once. */
    String interval(Unit unit, @Nullable Interval interval) {
        if (interval == null) {
            return NONE;
        }
        return value(unit, interval.low()) + " – " + value(unit, interval.high());
    }

    /** Half the width of an interval, as the ± behind a value. */
    String margin(Unit unit, @Nullable Double value, @Nullable Interval interval) {
        if (interval == null || value == null) {
            return "";
        }
        double half = (interval.high() - interval.low()) / 2;
        return "±\u00a0"
                + switch (unit) {
                    case COUNT -> number(half, 0);
                    case SHARE -> number(half * 100, 1);
                    case PER_1000, POINTS, FTE -> number(half, 1);
                    case MONEY -> number(half, 2);
                    case SECONDS ->
                        number(half / Scale.of(value).seconds, half / Scale.of(value).seconds < 0.1 ? 2 : 1);
                };
    }

    String count(@Nullable Long count) {
        return count == null ? NONE : number(count, 0);
    }

    String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String month(LocalDate day) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(day);
    }

    /** A period's name: the month, the week with its Monday, the day. */
    String period(Granularity granularity, ZonedDateTime start) {
        return switch (granularity) {
            case P1M -> month(start.toLocalDate());
            case P1W ->
                texts.fill(
                        "period.week",
                        String.valueOf(start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
                        date(start.toLocalDate()));
            case P1D -> date(start.toLocalDate());
            case PT1H ->
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(start);
        };
    }

    /** Some whole months in a row. */
    String months(LocalDate first, int months) {
        if (months == 1) {
            return month(first);
        }
        String last = month(first.plusMonths(months - 1L));
        boolean sameYear = first.plusMonths(months - 1L).getYear() == first.getYear();
        String start = sameYear ? DateTimeFormatter.ofPattern("LLLL", locale).format(first) : month(first);
        return start + " – " + last;
    }

    /** The unit that a duration is told in. */
    private enum Scale {
        SECONDS(1, "unit.seconds"),
        MINUTES(60, "unit.minutes"),
        HOURS(3_600, "unit.hours"),
        DAYS(86_400, "unit.days");

        private final double seconds;
        private final String key;

        Scale(double seconds, String key) {
            this.seconds = seconds;
            this.key = key;
        }

        static Scale of(double seconds) {
            if (seconds < 120) {
                return SECONDS;
            }
            if (seconds < 7_200) {
                return MINUTES;
            }
            return seconds < 172_800 ? HOURS : DAYS;
        }
    }
}
