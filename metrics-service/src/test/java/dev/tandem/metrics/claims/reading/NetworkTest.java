package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a network adds to its linear model, worked out by hand. */
class NetworkTest {
    private static final String TEXT = """
            # no yes
            \t0:10
            cut\t1:50

            # 2
            -100 0 500
            0 -200 0
            cut\t3c00
            not\t3c0a
            wait\tffc4

            """;

    @Test
    void aUnitSaysSomethingWhereItsCluesReachItsThresholdTogether() throws IOException {
        Network network = read(TEXT);

        assertThat(network.scores(List.of("cut"))).containsExactly(0.1f, 0.5f);
        assertThat(network.scores(List.of("cut", "not"))[0]).isCloseTo(0.1 - 2 * 0.1, within());
        assertThat(network.scores(List.of("cut", "not"))[1]).isCloseTo(0.5 + 5 * (0.6 + 0.6 - 1), within());
    }

    @Test
    void aUnitThatHasLessThanNothingSaysNothing() throws IOException {
        assertThat(read(TEXT).scores(List.of("wait", "unheard"))).containsExactly(0.1f, 0);
    }

    @Test
    void isWrittenAsItWasRead() throws IOException {
        StringBuilder again = new StringBuilder();
        read(TEXT).write(again);

        assertThat(again).hasToString(TEXT);
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-6);
    }

    private static Network read(String text) throws IOException {
        return Network.read(new BufferedReader(new StringReader(text)));
    }
}
