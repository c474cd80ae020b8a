package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    @Test
    void haveTheirPresetsUnlessAVariableSaysOtherwise() throws Exception {
        Ports ports = Ports.from(Map.of("TANDEM_INGEST_PORT", " 9091 ", "TANDEM_KAFKA_PORT", ""));

        assertThat(ports.numbers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Port.REPORT, 8080,
                        Port.INGEST, 9091,
                        Port.METRICS, 8082,
                        Port.KAFKA, 19_092,
                        Port.CONTROLLER, 0,
                        Port.POSTGRES, 15_432));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x7", "-1", "65536", "8080.0", "999999999999"})
    void areRefusedBySayingWhichVariableIsWrong(String value) {
        assertThatThrownBy(() -> Ports.from(Map.of("TANDEM_REPORT_PORT", value)))
                .isInstanceOf(CannotStartException.class)
                .hasMessage("TANDEM_REPORT_PORT is \"" + value
                        + "\" but has to be a port from 1 to 65535, or 0 for any free one.");
    }

    @Test
    void nameThePortThatIsTakenItsPurposeAndItsVariable() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = freeExcept(Port.KAFKA, stranger.getLocalPort());

            assertThatThrownBy(ports::resolved)
                    .hasMessage(
                            "Port %d, which is for Kafka, is taken by another program: set TANDEM_KAFKA_PORT to another one."
                                    .formatted(stranger.getLocalPort()));
        }
    }

    @Test
    void nameThePortThatAnotherProgramHoldsOnEveryAddress() throws Exception {
        try (ServerSocket stranger = new ServerSocket(0)) {
            Ports ports = freeExcept(Port.POSTGRES, stranger.getLocalPort());

            assertThatThrownBy(ports::resolved).hasMessageContaining("is for PostgreSQL, is taken");
        }
    }

    @Test
    void nameBothWhoAreToHaveTheSamePort() throws Exception {
        int free = Ports.free().resolved().of(Port.REPORT);
        Ports ports = Ports.from(
                Map.of("TANDEM_REPORT_PORT", Integer.toString(free), "TANDEM_INGEST_PORT", Integer.toString(free)));

        assertThatThrownBy(ports::resolved)
                .hasMessage(
                        "report-service and ingest-service are both to listen on port %d: set TANDEM_REPORT_PORT or TANDEM_INGEST_PORT to another one."
                                .formatted(free));
    }

    @Test
    void findAFreeNumberOfItsOwnForEachZero() throws Exception {
        assertThat(Ports.free().resolved().numbers().values()).doesNotContain(0).doesNotHaveDuplicates();
    }

    private static Ports freeExcept(Port port, int number) {
        Map<Port, Integer> numbers = new java.util.EnumMap<>(Ports.free().numbers());
        numbers.put(port, number);
        return new Ports(numbers);
    }
}
