package dev.tandem.ingest.imports;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where an operator's own mappings are. */
@ConfigMapping(prefix = "tandem.ingest")
interface ImportsConfig {
    /** A directory of mappings ({@code *.yaml}) beside the ones that come with the product; read once, at the start. */
    Optional<Path> mappingsDirectory();
}
