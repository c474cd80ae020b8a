package dev.tandem.ingest.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tandem.ingest.EventLog;
import dev.tandem.ingest.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** An importer with the default limits, and how tests give it files. */
final class Importing {
    private final Spool spool;
    private final Importer importer;

    Importing(EventLog log, Path directory) {
        this(log, directory, 1L << 30);
    }

    Importing(EventLog log, Path directory, long maxUnpackedBytes) {
        ImportsLimits limits = limits(directory, maxUnpackedBytes);
        spool = new Spool(limits);
        importer = new Importer(Fixtures.acceptance(), log, limits, spool);
    }

    static ImportsLimits limits(Path directory, long maxUnpackedBytes) {
        return new ImportsLimits() {
            @Override
            public Optional<Path> directory() {
                return Optional.of(directory);
            }

            @Override
            public int atOnce() {
                return 2;
            }

            @Override
            public long maxUnpackedBytes() {
                return maxUnpackedBytes;
            }
        };
    }

    Spool spool() {
        return spool;
    }

    /** A mapping of a test's own. */
    static Mapping mapping(String yaml) {
        return MappingReader.read("test.yaml", new ByteArrayInputStream(yaml.getBytes(UTF_8)));
    }

    ImportOutcome run(Mapping mapping, String csv) {
        return run(mapping, csv.getBytes(UTF_8), ImportRequest.of("acme"));
    }

    ImportOutcome run(Mapping mapping, byte[] file, ImportRequest request) {
        return run(mapping, new ByteArrayInputStream(file), request);
    }

    ImportOutcome run(Mapping mapping, InputStream file, ImportRequest request) {
        try (Spooled spooled = spool.receive(file).orElseThrow()) {
            return importer.run(mapping, spooled, request);
        }
    }
}
