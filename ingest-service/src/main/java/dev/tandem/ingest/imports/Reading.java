package dev.tandem.ingest.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the text of a column is read. */
enum Reading {
    /** As it stands. */
    @JsonProperty("text")
    TEXT("a text"),
    /** In lower case. */
    @JsonProperty("lower")
    LOWER("a text"),
    /** A time in the format of the value. */
    @JsonProperty("time")
    TIME("a time in the format of the mapping"),
    /** A duration as {@code HH:mm:ss}. */
    @JsonProperty("clock")
    CLOCK("a duration as HH:mm:ss"),
    /** A duration in seconds. */
    @JsonProperty("seconds")
    SECONDS("a number of seconds"),
    /** A decimal number. */
    @JsonProperty("number")
    NUMBER("a number"),
    /** A whole number. */
    @JsonProperty("whole")
    WHOLE("a whole number"),
    /** {@code true} or {@code false}. */
    @JsonProperty("truth")
    TRUTH("true or false");

    private static final Pattern HOURS_MINUTES_SECONDS = Pattern.compile("([0-9]{1,4}):([0-5][0-9]):([0-5][0-9])");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,15}");

    private final String expected;

    Reading(String expected) {
        this.expected = expected;
    }

    /** What the text is when it is not one: "is not …". */
    String complaint() {
        return "is not " + expected;
    }

    /** The value of the text; null when it is not one. */
    @Nullable
    Object read(String text, @Nullable DateTimeFormatter format, ZoneId zone) {
        return switch (this) {
            case TEXT -> text;
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case TIME -> format == null ? null : time(text, format, zone);
            case CLOCK -> clock(text);
            case SECONDS -> DECIMAL.matcher(text).matches() ? seconds(new BigDecimal(text)) : null;
            case NUMBER -> DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
            case WHOLE -> INTEGER.matcher(text).matches() ? Long.valueOf(text) : null;
            case TRUTH -> truth(text);
        };
    }

    private static @Nullable Object time(String text, DateTimeFormatter format, ZoneId zone) {
        try {
            TemporalAccessor time = format.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            if (time instanceof OffsetDateTime offset) {
                return offset.toInstant();
            }
            LocalDateTime local = time instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(time);
            return local.atZone(zone).toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static @Nullable Duration clock(String text) {
        Matcher matcher = HOURS_MINUTES_SECONDS.matcher(text);
        return matcher.matches()
                ? Duration.ofHours(Long.parseLong(matcher.group(1)))
                        .plusMinutes(Long.parseLong(matcher.group(2)))
                        .plusSeconds(Long.parseLong(matcher.group(3)))
                : null;
    }

    private static Duration seconds(BigDecimal seconds) {
        return Duration.ofNanos(
                        seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue())
                .plusSeconds(seconds.longValue());
    }

    private static @Nullable Boolean truth(String text) {
        if (text.equalsIgnoreCase("true")) {
            return true;
        }
        return text.equalsIgnoreCase("false") ? false : null;
    }
}
