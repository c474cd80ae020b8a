package dev.tandem.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.local.Options;
import dev.tandem.local.RunningProcess;
import dev.tandem.local.State;
import dev.tandem.local.Tandem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {
    @Test
    void leavesNoProcessAndKeepsEveryNumber(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        Options options = Options.onFreePorts(data, Path.of("..", ".."), System.out::println);
        List<ProcessHandle> processes = new ArrayList<>();
        Map<String, JsonNode> before;

        try (Tandem first = Tandem.start(options)) {
            Client client = new Client(first);
            client.post(Workload.of("acme", 300).events());
            client.awaitCounted();
            assertThat(client.volume("acme")).isEqualTo(300);
            before = client.rows("acme");
            State state = State.read(data).orElseThrow();
            state.services().values().stream()
                    .map(RunningProcess::find)
                    .forEach(found -> processes.add(found.orElseThrow()));
            processes.add(state.postgres(data).orElseThrow());
        }

        assertThat(processes).hasSize(4).noneMatch(ProcessHandle::isAlive);
        try (Tandem second = Tandem.start(options)) {
            assertThat(new Client(second).rows("acme")).containsExactlyEntriesOf(before);
        }
    }
}
