package dev.tandem.ingest.imports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The mappings that there are: those of the product, then those of the operator, who may replace one by its name. */
@Singleton
public class Mappings {
    private static final List<String> OWN = List.of("call-centre", "service-desk");

    private final Map<String, Mapping> mappings = new TreeMap<>();

    Mappings(ImportsConfig config) {
        OWN.forEach(name -> add("mappings/" + name + ".yaml", resource(name)));
        config.mappingsDirectory().ifPresent(this::addAll);
    }

    private static InputStream resource(String name) {
        InputStream resource = Mappings.class.getResourceAsStream("/mappings/" + name + ".yaml");
        if (resource == null) {
            throw new IllegalStateException("no such mapping in the product: " + name);
        }
        return resource;
    }

    private void addAll(Path directory) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.yaml")) {
            for (Path file : files) {
                add(file.toString(), Files.newInputStream(file));
            }
        } catch (IOException e) {
            throw new IllegalStateException("The directory of mappings cannot be read: " + directory, e);
        }
    }

    private void add(String where, InputStream yaml) {
        try (yaml) {
            Mapping mapping = MappingReader.read(where, yaml);
            mappings.put(mapping.name(), mapping);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The mapping with this name, empty when there is none. */
    public Optional<Mapping> find(String name) {
        return Optional.ofNullable(mappings.get(name));
    }

    /** All of them by name. */
    public Collection<Mapping> all() {
        return Collections.unmodifiableCollection(mappings.values());
    }
}
