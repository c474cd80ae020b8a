package dev.tandem.ingest.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Duration;
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
    /** A time in the format of the value, which {@link TimeFormat} reads. */
    @JsonProperty("time")
    TIME("a time in the format of the mapping"),
    /** A duration as {@code HH:mm:ss}. */
    @JsonProperty("clock")
    CLOCK("a duration as HH:mm:ss"),
    /** A duration in seconds. */
    @JsonProperty("seconds")
    SECONDS("a number of seconds"),
    /** A duration in minutes. */
    @JsonProperty("minutes")
    MINUTES("a number of minutes"),
    /** A duration in hours. */
    @JsonProperty("hours")
    HOURS("a number of hours"),
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
    private static final Pattern POINTED = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{3})+(,[0-9]*)?");
    private static final Pattern COMMAED = Pattern.compile("[+-]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]*)?");
    private static final int SECONDS_OF_MINUTE = 60;
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
    Object read(String text, @Nullable Character decimal) {
        return switch (this) {
            case TEXT -> text;
            case LOWER -> text.toLowerCase(Locale.ROOT);
            case TIME -> null;
            case CLOCK -> clock(text);
            case SECONDS -> duration(text, decimal, 1);
            case MINUTES -> duration(text, decimal, SECONDS_OF_MINUTE);
            case HOURS -> duration(text, decimal, SECONDS_OF_MINUTE * SECONDS_OF_MINUTE);
            case NUMBER -> number(text, decimal);
            case WHOLE -> INTEGER.matcher(text).matches() ? Long.valueOf(text) : null;
            case TRUTH -> truth(text);
        };
    }

    private static @Nullable BigDecimal number(String text, @Nullable Character decimal) {
        String plain = text;
        if (decimal != null) {
            // with a declared decimal mark the other one may group thousands, and only that
            char thousands = decimal == ',' ? '.' : ',';
            if (text.indexOf(thousands) >= 0
                    && !(decimal == ',' ? POINTED : COMMAED).matcher(text).matches()) {
                return null;
            }
            plain = text.replace(String.valueOf(thousands), "").replace(decimal, '.');
        }
        return DECIMAL.matcher(plain).matches() ? new BigDecimal(plain) : null;
    }

    private static @Nullable Duration duration(String text, @Nullable Character decimal, int unit) {
        BigDecimal number = number(text, decimal);
        return number == null ? null : seconds(number.multiply(BigDecimal.valueOf(unit)));
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
