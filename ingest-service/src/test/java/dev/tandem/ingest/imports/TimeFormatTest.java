package dev.tandem.ingest.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-04|2026-03-03T23:00:00Z",
                "2026-03-04 05:06|2026-03-04T04:06:00Z",
                "2026-03-04T05:06:07.5Z|2026-03-04T05:06:07.500Z",
                "2026-03-04 05:06:07.123456789 +0530|2026-03-03T23:36:07.123456789Z",
                "2026/3/4 5:06 UTC|2026-03-04T05:06:00Z",
                "4.3.2026 5:06|2026-03-04T04:06:00Z",
                "04.03.26, 17:06|2026-03-04T16:06:00Z",
                "4/3/2026 12:06 am|2026-03-03T23:06:00Z",
                "4/3/2026 12:06:01 P.M.|2026-03-04T11:06:01Z",
                "4-3-2026 05:06 PM|2026-03-04T16:06:00Z",
            })
    void recognisesDatesInFigures(String text, Instant time) {
        assertThat(read(TimeFormat.of(null, DayOrder.DAY_FIRST, Locale.ENGLISH), text))
                .isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-13-01",
                "2026-02-30",
                "31.4.2026",
                "4/3/202",
                "4/3/20266",
                "4/3-2026",
                "2026-3-4 25:00",
                "4/3/2026 13:00 pm",
                "4/3/2026 0:00 am",
                "4/3/2026 5 pm",
                "2026-3-2026",
                "1.2.3",
                "2026-03-04 05:06 +99:00"
            })
    void takesNothingElseForATime(String text) {
        assertThat(read(TimeFormat.of(null, DayOrder.DAY_FIRST, Locale.ENGLISH), text))
                .isNull();
    }

    @Test
    void readsPatternsStrictlyButInAnyCase() {
        assertThat(read("MM/dd/yyyy hh:mm a", "03/04/2026 05:06 pm")).isEqualTo("2026-03-04T16:06:00Z");
        assertThat(read("M/d/yy h:mm a", "3/4/26 12:06 A.M.")).isEqualTo("2026-03-03T23:06:00Z");
        assertThat(read("dd MMM yyyy", "04 mar 2026")).isEqualTo("2026-03-03T23:00:00Z");
        assertThat(read("yyyy-MM-dd'T'HH:mm:ssXXX", "2026-03-04T05:06:07+02:00"))
                .isEqualTo("2026-03-04T03:06:07Z");
        assertThat(read("'day' d.M.yyyy", "day 4.3.2026")).isEqualTo("2026-03-03T23:00:00Z");
        assertThat(read("dd.MM.yyyy", "30.02.2026")).isNull();
        assertThat(read("MM/dd/yyyy hh:mm a", "03/04/2026 17:06 pm")).isNull();
    }

    @Test
    void readsCountsSince1970() {
        assertThat(read("epoch-seconds", "1772600767")).isEqualTo(Instant.ofEpochSecond(1772600767));
        assertThat(read("epoch-millis", "1772600767001")).isEqualTo(Instant.ofEpochMilli(1772600767001L));
        assertThat(read("epoch-seconds", "soon")).isNull();
    }

    @Test
    void tellsWhichNumbersMayBeDayAndMonth() {
        assertThat(numbers("d/M/yyyy H:mm", "31/12/2026 9:00")).isEqualTo(new OrderTally.Numbers(31, 12));
        assertThat(numbers("d/M/yyyy H:mm", "12/31/2026 9:00")).isEqualTo(new OrderTally.Numbers(12, 31));
        assertThat(numbers("M/d/yyyy", "12/31/2026")).isEqualTo(new OrderTally.Numbers(12, 31));
        assertThat(numbers("yyyy-MM-dd", "2026-12-31")).isNull();
        assertThat(numbers("d MMM yyyy", "31 Dec 2026")).isNull();
        assertThat(numbers("d/M/yyyy", "soon")).isNull();
    }

    @Property
    void readsEveryMinuteInBothOrders(
            @ForAll @LongRange(min = 946_684_800L, max = 4_000_000_000L) long seconds,
            @ForAll @IntRange(max = 3) int format) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds - seconds % 60, 0, ZoneOffset.UTC);
        String rest = new String[] {"yyyy HH:mm", "yyyy h:mm a", "yy HH:mm", "yyyy, HH:mm:ss"}[format];
        String dayFirst = time.format(DateTimeFormatter.ofPattern("d.M." + rest, Locale.ENGLISH));
        String monthFirst = time.format(DateTimeFormatter.ofPattern("M/d/" + rest, Locale.ENGLISH));

        TimeFormat recognised = TimeFormat.of(null, null, Locale.ENGLISH);

        assertThat(recognised.read(dayFirst, ZoneOffset.UTC, DayOrder.DAY_FIRST))
                .isEqualTo(time.toInstant(ZoneOffset.UTC));
        assertThat(recognised.read(monthFirst, ZoneOffset.UTC, DayOrder.MONTH_FIRST))
                .isEqualTo(time.toInstant(ZoneOffset.UTC));
    }

    private static @Nullable Instant read(String pattern, String text) {
        return read(TimeFormat.of(pattern, null, Locale.ENGLISH), text);
    }

    private static @Nullable Instant read(TimeFormat format, String text) {
        return format.read(text, BERLIN, format.declared());
    }

    private static OrderTally.@Nullable Numbers numbers(String pattern, String text) {
        return TimeFormat.of(pattern, null, Locale.ENGLISH).numbers(text);
    }
}
