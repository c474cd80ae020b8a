package dev.tandem.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.local.demo.FakeServices.Stumble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {
    private static final long FOUR_MEBIBYTES = 4 << 20;

    @Test
    void sendsEverythingWhateverStumblesOnTheWay() throws IOException, InterruptedException {
        List<Long> steps = new ArrayList<>();
        try (FakeServices services = new FakeServices()) {
            services.stumbles.addAll(List.of(
                    Stumble.ASKS_TO_WAIT, Stumble.BREAKS_THE_CONNECTION, Stumble.ASKS_TO_WAIT, Stumble.ASKS_TO_WAIT));

            Demo.load(services.address(), services.address(), (done, total) -> {
                assertThat(total).isEqualTo(DemoScenario.EVENTS);
                steps.add(done);
            });

            assertThat(services.events).hasValue(DemoScenario.EVENTS);
            assertThat(services.largestBatch.get()).isLessThan(FOUR_MEBIBYTES);
            assertThat(services.registrations)
                    .singleElement()
                    .asString()
                    .startsWith("PUT ")
                    .contains("\"simulated\":true", "\"timeZone\":\"Europe/Berlin\"");
            assertThat(services.articles).hasSize(8);
        }
        assertThat(steps).isSorted().endsWith(DemoScenario.EVENTS);
    }

    @Test
    void failsWithPointerAndReasonWhenAnEventIsRefused() throws IOException {
        try (FakeServices services = new FakeServices()) {
            services.stumbles.add(Stumble.REFUSES_AN_EVENT);

            assertThatThrownBy(() -> Demo.load(services.address(), services.address(), (done, total) -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("NL-7", "/data/startedAt", "is in the future");
        }
    }
}
