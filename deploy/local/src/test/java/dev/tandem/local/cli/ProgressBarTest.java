package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void saysALineATenthWhereNobodyWatches() {
        ProgressBar bar = bar(false);

        for (long done = 0; done <= 3000; done += 500) {
            bar.advanced(done, 3000);
        }

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "Sending: 10 %, 500 of 3,000",
                        "Sending: 30 %, 1,000 of 3,000",
                        "Sending: 50 %, 1,500 of 3,000",
                        "Sending: 60 %, 2,000 of 3,000",
                        "Sending: 80 %, 2,500 of 3,000",
                        "Sending: 100 %, 3,000 of 3,000");
    }

    @Test
    void drawsOneLineOverAndOverForAPersonButNotMoreOftenThanHeCanSee() {
        ProgressBar bar = bar(true);

        bar.advanced(1, 10);
        nanos += 1_000_000;
        bar.advanced(2, 10);
        nanos += 200_000_000;
        bar.advanced(5, 10);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\033[KSending [###...........................]  10 %  1 of 10"
                        + "\r\033[KSending [###############...............]  50 %  5 of 10");
    }

    @Test
    void staysSilentWhenTheEndIsNotKnown() {
        bar(false).advanced(7, 0);

        assertThat(out.size()).isZero();
    }

    private ProgressBar bar(boolean interactive) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new ProgressBar(
                new Terminal(print, print, interactive, false), "Sending", ProgressBar::count, () -> nanos);
    }
}
