package dev.tandem.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {
    private static final int THROWS = 100_000;

    @Test
    void streamsOfOneSeedAreRepeatableAndDifferent() {
        assertThat(new Dice(1, 1).unit()).isEqualTo(new Dice(1, 1).unit()).isNotEqualTo(new Dice(1, 2).unit());
    }

    @Test
    void durationsHaveTheMeanThatIsAskedFor() {
        Dice dice = new Dice(1, 1);

        double mean = IntStream.range(0, THROWS)
                .mapToLong(i -> dice.seconds(660, .5))
                .average()
                .orElseThrow();

        assertThat(mean).isEqualTo(660, within(5.0));
    }

    @Test
    void weightsSayHowOftenAnIndexIsDrawn() {
        Dice dice = new Dice(1, 1);
        int[] drawn = new int[3];

        IntStream.range(0, THROWS).forEach(i -> drawn[dice.weighted(70, 0, 30)]++);

        assertThat(drawn[0]).isCloseTo(70_000, within(600));
        assertThat(drawn[1]).isZero();
        assertThat(drawn[0] + drawn[2]).isEqualTo(THROWS);
    }

    @Test
    void arrivalsScatterAroundTheirMean() {
        Dice dice = new Dice(1, 1);

        assertThat(IntStream.range(0, THROWS).map(i -> dice.arrivals(400)).summaryStatistics())
                .satisfies(arrivals -> {
                    assertThat(arrivals.getAverage()).isEqualTo(400, within(.5));
                    assertThat(arrivals.getMin()).isBetween(290, 330);
                    assertThat(arrivals.getMax()).isBetween(470, 510);
                });
    }
}
