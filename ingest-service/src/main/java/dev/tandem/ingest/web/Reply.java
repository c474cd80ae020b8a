package dev.tandem.ingest.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param bytes the body, unpacked; empty unless the status is 200
 * @param complete whether the body was not longer than the limit
 * @param retryAfter as it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Reply(
        int status,
        byte[] bytes,
        boolean complete,
        @Nullable String contentType,
        @Nullable String location,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String retryAfter) {
    private static final int REDIRECT = 300;
    private static final int NOT_MODIFIED = 304;
    private static final int CLIENT_ERROR = 400;

    boolean isRedirect() {
        return status >= REDIRECT && status < CLIENT_ERROR && status != NOT_MODIFIED;
    }

    /** How long the server wishes not to be asked, null when it does not say. */
    @Nullable
    Duration pause(Clock clock) {
        if (retryAfter == null) {
            return null;
        }
        String wish = retryAfter.strip();
        try {
            if (wish.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Integer.parseInt(wish));
            }
            ZonedDateTime at = ZonedDateTime.parse(wish, DateTimeFormatter.RFC_1123_DATE_TIME);
            Duration pause = Duration.between(clock.instant(), at.toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
