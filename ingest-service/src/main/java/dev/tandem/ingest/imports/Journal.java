package dev.tandem.ingest.imports;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Notes how far the import of a file has come, so that after a crash it goes on there. It is never needed for the truth:
 * a row that is sent again counts once, and where a note cannot be written or is gone everything is sent again.
 */
final class Journal {
    /** Nothing that was sent. */
    static final Safe NOTHING = new Safe(0, 0);

    private static final Logger LOG = Logger.getLogger(Journal.class);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final String ENDING = ".safe";
    private static final Pattern NOTE = Pattern.compile("([0-9]{1,18}) ([0-9]{1,18})\n");

    private final Path directory;

    Journal(Path directory) {
        this.directory = directory;
    }

    /**
     * How far an import has come.
     *
     * @param rows the first of the file, whose events and refusals are safe
     * @param rejected how many of them were rejected
     */
    record Safe(long rows, long rejected) {}

    /** What is noted under a key; nothing when there is no note, or none that can be read. */
    Safe read(String key) {
        try {
            Matcher note = NOTE.matcher(Files.readString(file(key)));
            return note.matches() ? new Safe(Long.parseLong(note.group(1)), Long.parseLong(note.group(2))) : NOTHING;
        } catch (IOException none) {
            return NOTHING;
        }
    }

    /** Notes it, in place of what was noted before. */
    void write(String key, Safe safe) {
        try {
            Path draft = directory.resolve(key + ".draft");
            Files.writeString(draft, safe.rows() + " " + safe.rejected() + "\n");
            Files.move(draft, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.debugf(e, "It could not be noted how far an import has come");
        }
    }

    /** Forgets it, and notes that nobody came back for. */
    void remove(String key) {
        try {
            Files.deleteIfExists(file(key));
            try (DirectoryStream<Path> notes = Files.newDirectoryStream(directory, "*" + ENDING)) {
                Instant old = Instant.now().minus(KEPT);
                for (Path note : notes) {
                    if (Files.getLastModifiedTime(note).toInstant().isBefore(old)) {
                        Files.deleteIfExists(note);
                    }
                }
            }
        } catch (IOException e) {
            LOG.debugf(e, "Notes about imports could not be removed");
        }
    }

    private Path file(String key) {
        return directory.resolve(key + ENDING);
    }
}
