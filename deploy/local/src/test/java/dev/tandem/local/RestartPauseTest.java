package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPauseTest {
    private final RestartPause pause = new RestartPause();

    @Test
    void growsToHalfAMinuteWhileAServiceKeepsDying() {
        assertThat(IntStream.range(0, 8)
                        .mapToLong(life -> pause.after(Duration.ofSeconds(2)).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L);
    }

    @Test
    void beginsAnewAfterAMinuteOfLife() {
        pause.after(Duration.ZERO);
        pause.after(Duration.ZERO);

        assertThat(pause.after(Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause.after(Duration.ofSeconds(59))).isEqualTo(Duration.ofSeconds(2));
    }
}
