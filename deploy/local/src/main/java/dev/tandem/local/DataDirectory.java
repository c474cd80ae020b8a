package dev.tandem.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory that one launcher at a time holds, with everything that Tandem keeps on this machine. */
public final class DataDirectory implements AutoCloseable {
    private static final String MARK = "tandem";
    private static final String LOCK = "lock";
    private static final int KEY_BYTES = 32;

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Takes the directory for this launcher until it is closed; made when it is new.
     *
     * @throws CannotStartException says who holds it, or that it holds something else than Tandem's data
     */
    public static DataDirectory hold(Path directory) throws CannotStartException, IOException {
        Path path = directory.toAbsolutePath().normalize();
        claim(path);
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new CannotStartException(holder(path));
        }
        return new DataDirectory(path, channel);
    }

    /** Whether a launcher holds the directory now. */
    public static boolean isHeld(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        } catch (NoSuchFileException neverHeld) {
            return false;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldInThisJvm) {
            return null;
        }
    }

    private static void claim(Path path) throws CannotStartException, IOException {
        Path mark = path.resolve(MARK);
        if (Files.exists(mark)) {
            return;
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new CannotStartException(path + " is a file, but has to be a directory for Tandem's data.");
        }
        Files.createDirectories(path);
        try (Stream<Path> content = Files.list(path)) {
            if (content.findAny().isPresent()) {
                throw new CannotStartException(
                        path + " holds something else than Tandem's data: name an empty or a new directory.");
            }
        }
        Files.writeString(mark, "Tandem keeps its data here. Format 1.\n");
    }

    private static String holder(Path path) throws IOException {
        Optional<State> state =
                State.read(path).filter(told -> told.launcher().find().isPresent());
        return state.map(told ->
                        "%s is held by another launcher: process %d, since %s, on http://127.0.0.1:%d/; `tandem stop` ends it."
                                .formatted(
                                        path,
                                        told.launcher().pid(),
                                        local(told.launcher().started()),
                                        told.ports().of(Port.REPORT)))
                .orElseGet(() -> path + " is held by another launcher that is just starting or stopping.");
    }

    private static String local(Instant instant) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }

    /** Where it is, absolute. */
    public Path path() {
        return path;
    }

    /**
     * The key of the customers' pseudonyms, base64 of 32 random bytes: made once, readable by the owner only, and to
     * be kept, because with another one the same customer would look like a new one.
     */
    String pseudonymKey() throws IOException {
        Path file = path.resolve("pseudonym.key");
        if (!Files.exists(file)) {
            byte[] key = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Path unfinished = path.resolve("pseudonym.key.new");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, Base64.getEncoder().encodeToString(key) + "\n");
            Files.move(unfinished, file);
        }
        return Files.readString(file).strip();
    }

    /** Lets go of it. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
