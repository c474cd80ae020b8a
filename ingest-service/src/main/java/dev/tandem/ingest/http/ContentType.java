package dev.tandem.ingest.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The media type of a request, in lower case without its parameters.
 *
 * @param charset as it was sent, null when it was not
 */
record ContentType(String mediaType, @Nullable String charset) {
    private static final Pattern JSON = Pattern.compile("application/(json|[a-z0-9.!#$&^_-]+\\+json)");
    private static final Pattern OTHER_CHARSET =
            Pattern.compile(".*;\\s*charset\\s*=(?!\\s*\"?utf-?8\"?\\s*(;|$)).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    /** @throws ProblemException when there is none, or a charset other than UTF-8 */
    static ContentType of(HttpHeaders headers) {
        if (OTHER_CHARSET.matcher(header(headers)).matches()) {
            throw new ProblemException(Problems.unsupported("The charset is not UTF-8."));
        }
        return ofAnyCharset(headers);
    }

    /** @throws ProblemException when there is none */
    static ContentType ofAnyCharset(HttpHeaders headers) {
        String header = header(headers);
        int parameters = header.indexOf(';');
        String mediaType = parameters < 0 ? header : header.substring(0, parameters);
        Matcher charset = CHARSET.matcher(header);
        return new ContentType(mediaType.strip().toLowerCase(Locale.ROOT), charset.find() ? charset.group(1) : null);
    }

    private static String header(HttpHeaders headers) {
        @Nullable String header = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (header == null || header.isBlank()) {
            throw new ProblemException(Problems.unsupported("The request does not say its content type."));
        }
        return header;
    }

    /**
     * The charset by its name, null when none was sent.
     *
     * @throws ProblemException when it is unknown
     */
    @Nullable
    Charset knownCharset() {
        try {
            return charset == null ? null : Charset.forName(charset);
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(Problems.unsupported("The charset is unknown here."));
        }
    }

    boolean is(String other) {
        return mediaType.equals(other);
    }

    /** Whether it is JSON of any kind. */
    boolean isJson() {
        return JSON.matcher(mediaType).matches();
    }
}
