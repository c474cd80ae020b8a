package dev.tandem.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The media type of a request without its parameters, of which only the charset may matter. */
record ContentType(String mediaType) {
    private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.!#$&^_-]+\\+json)");
    private static final Pattern OTHER_CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=(?!\\s*\"?utf-?8\"?\\s*(;|$)).*", Pattern.CASE_INSENSITIVE);

    /** @throws ProblemException when there is none, or a charset other than UTF-8 */
    static ContentType of(HttpHeaders headers) {
        @Nullable String header = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problems.unsupported("The request does not say its content type."));
        }
        if (OTHER_CHARSET.matcher(header).matches()) {
            throw new ProblemException(Problems.unsupported("The charset is not UTF-8."));
        }
        int parameters = header.indexOf(';');
        String mediaType = parameters < 0 ? header : header.substring(0, parameters);
        return new ContentType(mediaType.strip().toLowerCase(Locale.ROOT));
    }

    boolean is(String other) {
        return mediaType.equals(other);
    }

    /** Whether it is JSON of any kind. */
    boolean isJson() {
        return JSON.matcher(mediaType).matches();
    }
}
