package dev.tandem.ingest.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much may be sent at once. */
@ConfigMapping(prefix = "tandem.ingest.http")
interface HttpConfig {
    /** The most bytes of the body of a request, files to import excepted. */
    @WithDefault("8388608")
    int maxRequestBytes();

    /** The most bytes of a file to import, as it is sent; it goes to disk as it comes, so it may be larger than memory. */
    @WithDefault("4294967296")
    long maxImportBytes();

    /** The most requests that are worked on or wait for it; one more is answered 503. */
    @WithDefault("256")
    int maxRequestsInFlight();

    /** The most bytes of bodies that are held in memory at the same time; at least one request's worth. */
    @WithDefault("67108864")
    int maxBytesInFlight();

    /** How long a request waits for room in memory before it is answered 503. */
    @WithDefault("3S")
    Duration patience();

    /** After how long a client that was answered 503 should come again. */
    @WithDefault("2S")
    Duration retryAfter();
}
