package dev.tandem.ingest.feeds;

import org.jspecify.annotations.Nullable;

/**
 * A document that is asked for.
 *
 * @param url http or https
 * @param accept the media types that can be read
 * @param etag of what is known already
 * @param lastModified of what is known already, as the server wrote it
 * @param maxBytes a larger document is refused
 */
public record WebRequest(
        String url,
        String accept,
        @Nullable String etag,
        @Nullable String lastModified,
        int maxBytes) {}
