package dev.tandem.ingest.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** What the import of files may take. */
@ConfigMapping(prefix = "tandem.ingest.imports")
interface ImportsLimits {
    /**
     * Where a file lies while it is imported, without a name, so that nothing of it stays when the service dies, and where
     * it is noted how far an import has come. A directory of its own in that for temporary files unless given.
     */
    Optional<Path> directory();

    /** The most imports at the same time; one more is answered 503. */
    @WithDefault("4")
    int atOnce();

    /** The most bytes that a packed file may unpack to. */
    @WithDefault("17179869184")
    long maxUnpackedBytes();
}
