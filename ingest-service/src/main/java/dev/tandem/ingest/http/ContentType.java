package dev.tandem.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The media type of a request without its parameters, of which only the charset may matter. */
record ContentType(String mediaType) {
    private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.!#$&^_-]+\\+json)");
    private static final Pattern CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=\\s*\"?([^\";\\s]+)\"?\\s*(?:;.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=(?!\\s*\"?utf-?8\"?\\s*(;|$)).*", Pattern.CASE_INSENSITIVE);

    /** @throws ProblemException when there is none, or a charset other than UTF-8 */
    static ContentType of(HttpHeaders headers) {
        String header = header(headers);
        if (OTHER_CHARSET.matcher(header).matches()) {
            throw new ProblemException(Problems.unsupported("The charset is not UTF-8."));
        }
        return mediaType(header);
    }

    /** Whatever its charset, which the method below tells. */
    static ContentType inAnyCharset(HttpHeaders headers) {
        return mediaType(header(headers));
    }

    /**
     * The charset that a request says, null when it says none.
     *
     * @throws ProblemException when it is unknown
     */
    static @Nullable Charset charset(HttpHeaders headers) {
        Matcher charset = CHARSET.matcher(header(headers));
        if (!charset.matches()) {
            return null;
        }
        try {
            return Charset.forName(charset.group(1));
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(Problems.unsupported("The charset is unknown here."));
        }
    }

    private static String header(HttpHeaders headers) {
        @Nullable String header = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problems.unsupported("The request does not say its content type."));
        }
        return header;
    }

    private static ContentType mediaType(String header) {
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
