package dev.tandem.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
    private static final long FIRST =
            OffsetDateTime.of(1, 1, 3, 0, 0, 0, 0, ZoneOffset.UTC).toEpochSecond();
    private static final long LAST =
            OffsetDateTime.of(9999, 12, 29, 0, 0, 0, 0, ZoneOffset.UTC).toEpochSecond();

    @Test
    void readsEveryTimeAsTheJdkDoes() {
        Random random = new Random(9);
        for (int i = 0; i < 100_000; i++) {
            int minutes = random.nextInt(2 * 18 * 60 + 1) - 18 * 60;
            long unit = (long) Math.pow(10, random.nextInt(10));
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(1_000_000_000) / unit * unit);
            String text =
                    instant.atOffset(ZoneOffset.ofTotalSeconds(minutes * 60)).toString();
            String withSeconds = text.replaceFirst("T(..:..)([Z+-])", "T$1:00$2");

            assertThat(Instants.parse(withSeconds))
                    .as(withSeconds)
                    .isEqualTo(OffsetDateTime.parse(text).toInstant());
        }
    }

    @Test
    void writesEveryTimeAsTheJdkDoes() {
        Random random = new Random(10);
        for (int i = 0; i < 100_000; i++) {
            long unit = (long) Math.pow(10, random.nextInt(10));
            Instant instant =
                    Instant.ofEpochSecond(random.nextLong(FIRST, LAST), random.nextInt(1_000_000_000) / unit * unit);

            assertThat(Instants.format(instant)).isEqualTo(instant.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "0999-12-31T23:59:59.100Z",
                "1969-12-31T23:59:59.000001Z",
                "1970-01-01T00:00:00Z",
                "2024-02-29T09:08:07.060Z",
                "0000-12-31T23:59:59Z",
                "-0001-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z"
            })
    void writesTheEdgesOfTheCalendarAsTheJdkDoes(String text) {
        assertThat(Instants.format(Instant.parse(text))).isEqualTo(text);
    }

    @Test
    void readsWhatItWroteAtBothEndsOfTheCalendar() {
        for (String text : new String[] {"0001-01-02T00:00:00+18:00", "9999-12-30T23:59:59.999999999-18:00"}) {
            Instant instant = Instants.parse(text);

            assertThat(instant).isNotNull();
            assertThat(Instants.parse(String.valueOf(instant))).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2025-01-01",
                "2025-01-01T00:00:00",
                "2025-01-01T00:00Z",
                "2025-02-29T00:00:00Z",
                "2025-01-01T24:00:00Z",
                "2025-01-01T00:00:60Z",
                "2025-01-01T00:00:00.Z",
                "2025-01-01T00:00:00.1234567890Z",
                "2025-01-01t00:00:00Z",
                "2025-01-01T00:00:00z",
                "2025-01-01T00:00:00+18:01",
                "2025-01-01T00:00:00-00:00",
                "2025-01-01T00:00:00+0100",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "9999-12-31T00:00:00-01:00",
                "２０２５-01-01T00:00:00Z",
                "2025-01-01T00:00:00 01:00",
                "aaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void refusesWhatIsNoTime(String text) {
        assertThat(Instants.parse(text)).isNull();
    }
}
