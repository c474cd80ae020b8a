package dev.tandem.events;

import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden samples of the contract. */
final class Samples {
    private static final Path FOLDER = Path.of("src/test/resources/dev/tandem/events/samples");

    /** The data of one event that is acceptable for ever. */
    record Sample(EventType type, String name, String json) {
        byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return type.typeName() + "/" + name;
        }
    }

    static Stream<Sample> all() throws IOException {
        return Stream.of(EventType.values()).flatMap(type -> of(type).stream());
    }

    static List<Sample> of(EventType type) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(type.typeName()))) {
            return files.sorted().map(file -> read(type, file)).collect(toList());
        } catch (IOException e) {
            throw new AssertionError("no samples of " + type, e);
        }
    }

    private static Sample read(EventType type, Path file) {
        try {
            return new Sample(type, file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Samples() {}
}
