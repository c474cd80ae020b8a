package dev.tandem.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PausesProperties {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    @Property
    void doublesWithEachFailureAndStaysBelowTheLongest(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int failures, @ForAll long seed) {
        Duration pause = pauses(seed).afterFailure(failures, null);

        Duration doubled = failures > 11 ? LONGEST : FIRST.multipliedBy(1L << (failures - 1));
        Duration most = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        assertThat(pause).isBetween(most.dividedBy(2), most);
    }

    @Property
    void obeysTheServersWishUpToTheLongest(
            @ForAll @LongRange(min = 0, max = 1L << 40) long seconds,
            @ForAll @IntRange(min = 1, max = 40) int failures,
            @ForAll long seed) {
        Duration wish = Duration.ofSeconds(seconds);
        Duration pause = pauses(seed).afterFailure(failures, wish);

        assertThat(pause).isLessThanOrEqualTo(LONGEST);
        assertThat(pause).isGreaterThanOrEqualTo(wish.compareTo(LONGEST) > 0 ? LONGEST : wish);
    }

    @Example
    void keepsFeedsFromComingTogether() {
        assertThat(new Random(1)
                        .longs(100)
                        .mapToObj(seed -> pauses(seed).usual())
                        .distinct()
                        .count())
                .isGreaterThan(50);
        assertThat(pauses(1).usual()).isBetween(Duration.ofMinutes(27), Duration.ofMinutes(33));
    }

    private static Pauses pauses(long seed) {
        return new Pauses(Duration.ofMinutes(30), FIRST, LONGEST, new Random(seed));
    }
}
