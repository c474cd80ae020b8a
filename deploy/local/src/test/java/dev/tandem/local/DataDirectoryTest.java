package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    private final Path directory;

    DataDirectoryTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void saysWhoHoldsIt() throws Exception {
        try (DataDirectory held = DataDirectory.hold(directory)) {
            RunningProcess holder = RunningProcess.of(ProcessHandle.current());
            new State(holder, new Ports(Map.of(Port.REPORT, 4711)), Map.of()).write(held.path());

            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageStartingWith(
                            held.path() + " is held by another launcher: process " + holder.pid() + ", since ")
                    .hasMessageContaining("http://127.0.0.1:4711/");
        }
    }

    @Test
    void saysThatSomebodyIsJustStartingWhenItIsNotWrittenDownYet() throws Exception {
        try (DataDirectory held = DataDirectory.hold(directory)) {
            assertThatThrownBy(() -> DataDirectory.hold(directory))
                    .hasMessage(held.path() + " is held by another launcher that is just starting or stopping.");
        }
    }

    @Test
    void isFreeAgainOnceItIsClosed() throws Exception {
        DataDirectory.hold(directory).close();

        assertThat(DataDirectory.isHeld(directory)).isFalse();
        DataDirectory.hold(directory).close();
    }

    @Test
    void refusesADirectoryThatHoldsSomethingElse() throws Exception {
        Files.writeString(directory.resolve("letter.txt"), "dear");

        assertThatThrownBy(() -> DataDirectory.hold(directory))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("holds something else than Tandem's data");
        assertThat(directory).isDirectoryContaining(path -> path.endsWith("letter.txt"));
    }

    @Test
    void refusesAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> DataDirectory.hold(file)).hasMessageContaining("is a file");
    }

    @Test
    void makesOneKeyThatOnlyItsOwnerReads() throws Exception {
        String key;
        try (DataDirectory held = DataDirectory.hold(directory)) {
            key = held.pseudonymKey();
        }

        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("pseudonym.key"))))
                .isEqualTo("rw-------");
        try (DataDirectory again = DataDirectory.hold(directory)) {
            assertThat(again.pseudonymKey()).isEqualTo(key);
        }
    }
}
