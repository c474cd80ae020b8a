package dev.tandem.ingest.helpdesks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00.000Z",
                "2026-03-01T13:00:00+01:00",
                "2026-03-01T13:00:00.000+0100",
                "2026-03-01 12:00:00 UTC",
                "2026-03-01 07:00:00 -0500",
                "2026-03-01T12:00Z",
                "2026-03-01T12:00:00-00:00",
                "1772366400",
                "1772366400.0",
                "1772366400000",
                "Sun, 01 Mar 2026 12:00:00 GMT",
                "Sun, 1 Mar 2026 13:00:00 +0100"
            })
    void readsOneInstantInEveryForm(String text) {
        assertThat(Times.read(TextNode.valueOf(text))).isEqualTo(NOON);
    }

    @Test
    void readsSecondsWithAndWithoutFractionAndMilliseconds() {
        assertThat(Times.read(LongNode.valueOf(1_772_366_400))).isEqualTo(NOON);
        assertThat(Times.read(LongNode.valueOf(1_772_366_400_250L))).isEqualTo(NOON.plusMillis(250));
        assertThat(Times.read(DecimalNode.valueOf(new BigDecimal("1772366400.1234567"))))
                .isEqualTo(NOON.plusNanos(123_456_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T12:00:00",
                "2026-03-01",
                "03/01/2026 12:00",
                "2026-02-30T12:00:00Z",
                "2026-03-01T24:00:00Z",
                "12",
                "yesterday",
                "177236640000000000000000000000000000000000"
            })
    void refusesWhatIsNoInstant(String text) {
        JsonNode node = TextNode.valueOf(text);

        assertThat(Times.isNone(node)).isFalse();
        assertThat(Times.read(node)).isNull();
    }

    @Test
    void refusesAbsurdNumbersAtOnce() {
        assertThat(Times.read(DecimalNode.valueOf(new BigDecimal("1e999999999"))))
                .isNull();
        assertThat(Times.read(DecimalNode.valueOf(new BigDecimal("1e-999999999"))))
                .isNull();
        assertThat(Times.read(LongNode.valueOf(-1_772_366_400))).isNull();
    }

    @Test
    void takesNothingAndZeroForNoTime() {
        assertThat(Times.isNone(NullNode.getInstance())).isTrue();
        assertThat(Times.isNone(LongNode.valueOf(0))).isTrue();
        assertThat(Times.isNone(TextNode.valueOf(" "))).isTrue();
    }
}
