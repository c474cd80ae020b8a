package dev.tandem.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a service says, in a file that never grows beyond a limit: the file before is kept, older ones are not. */
final class LogFile {
    private static final int BUFFER = 8192;

    private final Path file;
    private final long limit;

    /** @param limit bytes */
    LogFile(Path file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    Path file() {
        return file;
    }

    /** Writes everything from {@code source} until its end; for a thread of its own. */
    void copy(InputStream source) throws IOException {
        byte[] buffer = new byte[BUFFER];
        int count = source.read(buffer);
        while (count >= 0) {
            long room = room();
            try (OutputStream out = open()) {
                while (count >= 0 && room > 0) {
                    out.write(buffer, 0, count);
                    room -= count;
                    if (source.available() == 0) {
                        out.flush();
                    }
                    count = source.read(buffer);
                }
            }
        }
    }

    private long room() throws IOException {
        long size = Files.exists(file) ? Files.size(file) : 0;
        if (size < limit) {
            return limit - size;
        }
        Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        return limit;
    }

    private OutputStream open() throws IOException {
        return new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }
}
