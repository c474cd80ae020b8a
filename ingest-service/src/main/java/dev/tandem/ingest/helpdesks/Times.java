package dev.tandem.ingest.helpdesks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.events.EventCodec;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times of vendors: ISO 8601 with an offset, seconds or milliseconds since 1970, and mail's format. */
final class Times {
    private static final BigDecimal FIRST_SECONDS = BigDecimal.valueOf(100_000_000L);
    private static final BigDecimal FIRST_MILLIS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal END_MILLIS = BigDecimal.valueOf(100_000_000_000_000L);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal NANOS_A_MILLI = BigDecimal.valueOf(1_000_000L);

    private static final int LONGEST = 40;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,14}(\\.[0-9]{1,9})?");
    /** A day and a time with {@code T} or a space between them, and {@code Z}, {@code UTC} or an offset behind. */
    private static final Pattern ISO =
            Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)"
                    + " ?(?:(Z|UTC)|([+-][0-9]{2}):?([0-9]{2}))");

    private Times() {}

    /** Whether the value says that there is no time: null, nothing, an empty text, or zero as what a missing time became. */
    static boolean isNone(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())
                || (value.isNumber() && value.decimalValue().signum() == 0);
    }

    /** The instant to the microsecond, null when the value is not a time. */
    static @Nullable Instant read(JsonNode value) {
        if (value.isNumber()) {
            return epoch(value.decimalValue());
        }
        if (!value.isTextual() || value.textValue().length() > LONGEST) {
            return null;
        }
        String text = value.textValue().strip();
        if (NUMBER.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        Matcher iso = ISO.matcher(text);
        return iso.matches() ? iso(iso) : mail(text);
    }

    private static @Nullable Instant epoch(BigDecimal number) {
        if (number.compareTo(FIRST_SECONDS) < 0 || number.compareTo(END_MILLIS) >= 0) {
            return null;
        }
        boolean seconds = number.compareTo(FIRST_MILLIS) < 0;
        // the bounds above make sure that this is a number of a sane size
        long nanos = number.multiply(seconds ? NANOS : NANOS_A_MILLI).longValue();
        return Instant.EPOCH.plusNanos(nanos).truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable Instant iso(Matcher iso) {
        String time = iso.group(2).length() == 5 ? iso.group(2) + ":00" : iso.group(2);
        String offset = iso.group(3) != null ? "Z" : iso.group(4) + ":" + iso.group(5);
        return EventCodec.time(iso.group(1) + "T" + time + (offset.equals("-00:00") ? "Z" : offset));
    }

    private static @Nullable Instant mail(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
