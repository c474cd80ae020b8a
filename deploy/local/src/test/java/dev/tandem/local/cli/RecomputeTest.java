package dev.tandem.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.CannotStartException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecomputeTest {
    private static final String COMPLETE = "200 {\"epoch\":2,\"newest\":2,\"done\":0,\"total\":0,\"complete\":true}";
    private static final String DONE = "All facts are counted by the newest definitions (epoch 2).\n";

    private final IngestDouble metrics;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    RecomputeTest() throws IOException {
        metrics = new IngestDouble();
    }

    @AfterEach
    void stop() {
        metrics.close();
    }

    @Test
    void saysAtOnceThatNothingIsToDo() throws Exception {
        metrics.then(COMPLETE);

        assertThat(run(false)).isZero();

        assertThat(metrics.sent()).singleElement().satisfies(sent -> assertThat(sent.address())
                .isEqualTo("/v1/recomputation"));
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(DONE);
    }

    @Test
    void tellsHowFarItIsUntilItIsCompleteThoughTheServiceIsAwayForAMoment() throws Exception {
        metrics.then(counted(0, 0))
                .then(counted(1200, 3400))
                .then("503 {}")
                .then("")
                .then(counted(3500, 3400))
                .then(COMPLETE);

        assertThat(run(false)).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                Counting by the newest definitions: about to begin
                Counting by the newest definitions: 35 %, 1,200 of 3,400
                Counting by the newest definitions: 100 %, 3,500 of 3,400
                """ + DONE);
    }

    @Test
    void drawsABarForAPerson() throws Exception {
        metrics.then(counted(1700, 3400)).then(COMPLETE);

        assertThat(run(true)).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\033[KCounting by the newest definitions [###############...............]"
                        + "  50 %  1,700 of 3,400\r\033[K" + DONE);
    }

    @Test
    void endsWithThreeWhenNobodyAnswers() throws Exception {
        URI nobody = metrics.uri();
        metrics.close();

        assertThat(new Recompute(terminal(false), nobody, Duration.ZERO).run()).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("metrics-service does not answer on " + nobody + ".\n");
    }

    @Test
    void givesUpWithTheServicesOwnWordsWhenTheDatabaseStaysAway() {
        for (int i = 0; i < 12; i++) {
            metrics.then("503 {\"detail\":\"The database is away; try again later.\"}");
        }

        assertThatThrownBy(() -> run(false))
                .isInstanceOfSatisfying(CannotStartException.class, cannot -> assertThat(cannot.sentence())
                        .isEqualTo("metrics-service does not tell how far it is, with 503:"
                                + " The database is away; try again later."));
    }

    private static String counted(long done, long total) {
        return "200 {\"epoch\":1,\"newest\":2,\"done\":%d,\"total\":%d,\"complete\":false}".formatted(done, total);
    }

    private int run(boolean interactive) throws InterruptedException, CannotStartException {
        return new Recompute(terminal(interactive), metrics.uri(), Duration.ZERO).run();
    }

    private Terminal terminal(boolean interactive) {
        return new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                false);
    }
}
