package dev.tandem.report.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
    private static final String TAG = "7-0123456789abcdef01234567";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"7-0123456789abcdef01234567\"",
                "W/\"7-0123456789abcdef01234567\"",
                "\"other\", \"7-0123456789abcdef01234567\"",
                "\"with, comma\",W/\"7-0123456789abcdef01234567\"",
                "*",
                " * "
            })
    void aClientThatHasTheBytesIsRecognised(String header) {
        assertThat(Delivery.has(List.of(header), TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "\"\"",
                "7-0123456789abcdef01234567",
                "\"7-0123456789abcdef01234567",
                "\"7-0123456789abcdef01234567-gzip\"",
                "\"*\"",
                "**",
                "W/",
                "\"7-0123456789ABCDEF01234567\"",
                "\"..\\\"7\"",
                "'7-0123456789abcdef01234567'"
            })
    void whatIsNoTagOfOursMeansThatTheAnswerIsSent(String header) {
        assertThat(Delivery.has(List.of(header), TAG)).isFalse();
    }

    @Test
    void aHeaderOfAnyLengthIsReadOnce() {
        assertThat(Delivery.has(List.of("\"".repeat(100_001)), TAG)).isFalse();
        assertThat(Delivery.has(List.of("x", "\"" + TAG + "\""), TAG)).isTrue();
        assertThat(Delivery.has(null, TAG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "deflate, gzip;q=0.5", "gzip;q=1.0, *;q=0"})
    void gzipIsSentToWhoTakesIt(String header) {
        assertThat(Delivery.takesGzip(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "gzip;q=0", "gzip; q=0.000", "br", "gzipped", ";", ",,"})
    void andToNobodyElse(String header) {
        assertThat(Delivery.takesGzip(header)).isFalse();
    }
}
