package dev.tandem.report.claims;

import static dev.tandem.report.claims.Check.Answer.CANNOT_TELL;
import static dev.tandem.report.claims.Check.Answer.CONTRADICTED;
import static dev.tandem.report.claims.Check.Answer.SUPPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.report.Interval;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTest {
    @ParameterizedTest
    @CsvSource({
        "120, exact, 115, 125, SUPPORTED",
        "120, exact, 126, 130, CONTRADICTED",
        // it could be 120, and just as well 60 or 180
        "120, exact, 60, 180, CANNOT_TELL",
        "120, about, 130, 131, SUPPORTED",
        "0.75, exact, 0.70, 0.7449, CONTRADICTED",
        "0.75, exact, 0.70, 0.76, SUPPORTED",
        "120, atMost, 90, 124, SUPPORTED",
        "120, atMost, 90, 126, CANNOT_TELL",
        "120, atMost, 126, 130, CONTRADICTED",
        "700, atLeast, 900, 2000, SUPPORTED",
        "700, atLeast, 600, 690, CONTRADICTED",
        "-0.25, exact, -0.26, -0.24, SUPPORTED",
        "-0.25, exact, 0.01, 0.02, CONTRADICTED",
        "-0.25, about, -0.275, -0.225, SUPPORTED",
        // a fall of at least 40 %
        "-0.4, atLeast, -0.53, -0.51, SUPPORTED",
        "-0.4, atLeast, -0.42, -0.38, CANNOT_TELL",
        "-0.4, atLeast, -0.39, -0.35, CONTRADICTED",
        "-0.4, atMost, -0.3, -0.2, SUPPORTED",
        "-0.4, atMost, -0.53, -0.51, CONTRADICTED"
    })
    void comparesWithTheWholeInterval(double number, String bound, double low, double high, Check.Answer answer) {
        assertThat(Objects.requireNonNull(Meant.of(number, bound)).compare(new Interval(low, high)))
                .isEqualTo(answer)
                .isIn(SUPPORTED, CONTRADICTED, CANNOT_TELL);
    }
}
