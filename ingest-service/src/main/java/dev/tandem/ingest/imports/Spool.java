package dev.tandem.ingest.imports;

import dev.tandem.ingest.ContentHash;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files on disk while they are imported, because a file is read twice: first to see whether it can be read to its
 * end, then to take it in. They have no name there, so that they are gone when the service dies.
 */
@Singleton
public class Spool {
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final Semaphore free;

    Spool(ImportsLimits limits) {
        this.directory =
                limits.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "tandem-imports"));
        this.free = new Semaphore(limits.atOnce());
    }

    /** Says that there was no room for a file. */
    public static final class NoRoomException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoRoomException(IOException cause) {
            super("A file to import cannot be kept: " + cause.getMessage(), cause);
        }
    }

    /** Where files and notes about them are. */
    Path directory() {
        return directory;
    }

    /**
     * Receives a file to its end; empty when as many files as may be are worked on. Whoever receives it closes it.
     *
     * @throws UncheckedIOException when the sender stops in between
     * @throws NoRoomException when the disk does not take it
     */
    public Optional<Spooled> receive(InputStream sent) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean received = false;
        try {
            channel = open();
            Spooled file = copy(sent, channel);
            received = true;
            return Optional.of(file);
        } finally {
            if (!received) {
                close(channel);
            }
        }
    }

    private FileChannel open() {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(
                    directory.resolve(UUID.randomUUID() + ".upload"),
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new NoRoomException(e);
        }
    }

    private Spooled copy(InputStream sent, FileChannel channel) {
        MessageDigest digest = ContentHash.sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = read(sent, buffer); read >= 0; read = read(sent, buffer)) {
            digest.update(buffer, 0, read);
            write(channel, ByteBuffer.wrap(buffer, 0, read));
        }
        return new Spooled(channel, HexFormat.of().formatHex(digest.digest()), () -> close(channel));
    }

    private static int read(InputStream sent, byte[] buffer) {
        try {
            return sent.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new NoRoomException(e);
        }
    }

    private void close(@Nullable FileChannel channel) {
        free.release();
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
