package dev.tandem.local.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.LogManager;

/** What broker and database driver say in this process: a file of at most 10 MiB, and the one before it. */
final class LauncherLog {
    private LauncherLog() {}

    /** Sends everything to {@code launcher.0.log} in {@code directory} from now on. */
    static void to(Path directory) throws IOException {
        // a percent sign means something there, a backslash in any properties
        String file = directory.toString().replace("%", "%%").replace("\\", "\\\\") + "/launcher.%g.log";
        String settings = """
                handlers = java.util.logging.FileHandler
                java.util.logging.FileHandler.pattern = %s
                java.util.logging.FileHandler.limit = 10485760
                java.util.logging.FileHandler.count = 2
                java.util.logging.FileHandler.append = true
                java.util.logging.FileHandler.formatter = java.util.logging.SimpleFormatter
                java.util.logging.SimpleFormatter.format = %%1$tFT%%1$tT.%%1$tL %%4$s %%3$s %%5$s%%6$s%%n
                .level = INFO
                org.apache.kafka.level = WARNING
                kafka.level = WARNING
                state.change.logger.level = WARNING
                """.formatted(file);
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.getBytes(StandardCharsets.UTF_8)));
    }
}
