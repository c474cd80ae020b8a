package dev.tandem.ingest.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The mappings that there are: those of the product, then those of the operator, who may replace one by its name. The
 * operator's are read again when they have changed.
 */
@Singleton
public class Mappings {
    private static final List<String> OWN = List.of("call-centre", "service-desk");

    private final Map<String, Mapping> own = new TreeMap<>();
    private final @Nullable Path directory;
    private Read read;

    /** What was found in the directory, and when its files were written. */
    private record Read(Map<Path, FileTime> written, Map<String, Mapping> mappings, Map<String, String> unusable) {}

    /** What there is under a name. */
    public sealed interface Found {
        /** A mapping. */
        record Usable(Mapping mapping) implements Found {}

        /** A file that is none; {@code reason} is a sentence for whoever wrote it. */
        record Unusable(String reason) implements Found {}

        /** Nothing. */
        record Nothing() implements Found {}
    }

    /** @throws IllegalStateException when one of them could not work */
    Mappings(ImportsConfig config) {
        OWN.forEach(name -> put(own, MappingReader.read("mappings/" + name + ".yaml", resource(name))));
        directory = config.mappingsDirectory().orElse(null);
        read = read(written());
        read.unusable().values().stream().findFirst().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
    }

    private static InputStream resource(String name) {
        InputStream resource = Mappings.class.getResourceAsStream("/mappings/" + name + ".yaml");
        if (resource == null) {
            throw new IllegalStateException("no such mapping in the product: " + name);
        }
        return resource;
    }

    private Map<Path, FileTime> written() {
        Map<Path, FileTime> written = new TreeMap<>();
        if (directory == null) {
            return written;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.yaml")) {
            for (Path file : files) {
                written.put(file, Files.getLastModifiedTime(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The directory of mappings cannot be read: " + directory, e);
        }
        return written;
    }

    private Read read(Map<Path, FileTime> written) {
        Map<String, Mapping> mappings = new TreeMap<>(own);
        Map<String, String> unusable = new HashMap<>();
        for (Path file : new ArrayList<>(written.keySet())) {
            try (InputStream yaml = Files.newInputStream(file)) {
                put(mappings, MappingReader.read(file.toString(), yaml));
            } catch (IllegalStateException reason) {
                String name = String.valueOf(file.getFileName());
                unusable.put(name.substring(0, name.length() - ".yaml".length()), String.valueOf(reason.getMessage()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Read(written, mappings, unusable);
    }

    private static void put(Map<String, Mapping> mappings, Mapping mapping) {
        mappings.put(mapping.name(), mapping);
    }

    private synchronized Read current() {
        Map<Path, FileTime> written = written();
        if (!written.equals(read.written())) {
            read = read(written);
        }
        return read;
    }

    /** What there is under this name; a file that cannot be read as a mapping is found by its own. */
    public Found named(String name) {
        Read now = current();
        String reason = now.unusable().get(name);
        if (reason != null) {
            return new Found.Unusable(reason);
        }
        Mapping mapping = now.mappings().get(name);
        return mapping == null ? new Found.Nothing() : new Found.Usable(mapping);
    }

    /** The mapping with this name, empty when there is none that can be used. */
    public Optional<Mapping> find(String name) {
        return Optional.ofNullable(current().mappings().get(name));
    }

    /** All of them by name. */
    public Collection<Mapping> all() {
        return Collections.unmodifiableCollection(current().mappings().values());
    }
}
