package dev.tandem.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private final Path directory;

    LogFileTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void keepsTheEndInTwoFilesOfLimitedSize() throws Exception {
        LogFile log = new LogFile(directory.resolve("service.log"), 20_000);
        byte[] much = "0123456789abcdef".repeat(10_000).getBytes(StandardCharsets.US_ASCII);

        log.copy(new ByteArrayInputStream(much));

        byte[] now = Files.readAllBytes(directory.resolve("service.log"));
        byte[] before = Files.readAllBytes(directory.resolve("service.log.1"));
        assertThat(now.length).isBetween(1, 30_000);
        assertThat(before.length).isBetween(20_000, 30_000);
        String kept = new String(before, StandardCharsets.US_ASCII) + new String(now, StandardCharsets.US_ASCII);
        assertThat(new String(much, StandardCharsets.US_ASCII)).endsWith(kept);
    }

    @Test
    void goesOnBehindWhatWasSaidBefore() throws Exception {
        Path file = Files.writeString(directory.resolve("service.log"), "first life\n");

        new LogFile(file, 1000).copy(new ByteArrayInputStream("second life\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(file).hasContent("first life\nsecond life\n");
    }
}
