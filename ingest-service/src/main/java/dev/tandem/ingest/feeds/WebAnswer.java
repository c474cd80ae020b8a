package dev.tandem.ingest.feeds;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of asking for a document. */
public sealed interface WebAnswer {
    /**
     * The document.
     *
     * @param url where it was found after all redirects
     * @param mediaType in lower case without parameters, null when it was not said
     * @param charset as it was said
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Document(
            String url,
            byte[] bytes,
            @Nullable String mediaType,
            @Nullable String charset,
            @Nullable String etag,
            @Nullable String lastModified)
            implements WebAnswer {}

    /** It is what is known already. */
    record Unchanged() implements WebAnswer {}

    /**
     * There is none.
     *
     * @param status of the answer, null when none came
     * @param problem a sentence without its subject, such as "answered 404"
     * @param retryAfter as the server wishes it
     * @param lasting whether asking again soon is of no use
     */
    record Failed(
            @Nullable Integer status,
            String problem,
            @Nullable Duration retryAfter,
            boolean lasting) implements WebAnswer {}

    /** It was not asked for, because the host is busy with us. */
    record Busy() implements WebAnswer {}
}
