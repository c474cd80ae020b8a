package dev.tandem.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What an acceptable event is, as far as an operator may decide it. */
@ConfigMapping(prefix = "tandem.ingest")
public interface IngestConfig {
    /** The key of the pseudonyms, Base64 of at least 32 bytes; the same for ever, or one customer becomes two. */
    Optional<String> pseudonymKey();

    /** How far a time may lie ahead of our clock, since no two clocks agree. */
    @WithDefault("5M")
    Duration futureTolerance();

    /** The most bytes of one event with its envelope. */
    @WithDefault("262144")
    int maxEventBytes();

    /** The most events of one request. */
    @WithDefault("10000")
    int maxEvents();
}
