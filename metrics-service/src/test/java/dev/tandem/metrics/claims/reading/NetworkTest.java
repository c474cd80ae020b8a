package dev.tandem.metrics.claims.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clues say by themselves, and what units add where they stand together, worked out by hand. */
class NetworkTest {
    private static final String TEXT = """
            # no yes
            # 2
            -100 0 500
            0 -200 0
            \t0:10
            cut\t1:50\t3c00
            not\t\t3c0a
            quick\t0:7
            wait\t\tffc4

            """;

    @Test
    void aUnitSaysSomethingWhereItsCluesReachItsThresholdTogether() throws IOException {
        Network network = read(TEXT);

        assertThat(network.scores(List.of("cut"))).containsExactly(0.1, 0.5);
        assertThat(network.scores(List.of("cut", "not"))[0]).isCloseTo(0.1 - 2 * 0.1, within());
        assertThat(network.scores(List.of("cut", "not"))[1]).isCloseTo(0.5 + 5 * (0.6 + 0.6 - 1), within());
    }

    @Test
    void aUnitThatHasLessThanNothingSaysNothing() throws IOException {
        assertThat(read(TEXT).scores(List.of("wait", "unheard"))).containsExactly(0.1, 0);
    }

    @Test
    void withoutUnitsEachClueCountsAsMuchAsItIsGiven() throws IOException {
        Network linear = read("# score\n# 0\n\t0:10\nfar\t0:-50\n\n");

        assertThat(linear.score(Map.of("far", 3.0, "unheard", 9.0))).isCloseTo(0.1 - 1.5, within());
    }

    @Test
    void whatSaysNextToNothingIsDroppedAndUnitsHaveAByteEach() {
        assertThat(Network.hundredths(new float[] {0.04f, -0.05f, 7.5f}, 0.01f, -9f))
                .containsExactly(0, -5, 750, 1, Byte.MIN_VALUE);
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
