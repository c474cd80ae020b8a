package dev.tandem.report.http;

import dev.tandem.report.Rendition;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Sends renditions: packed where the client takes it, and not at all where it has the same bytes (RFC 9110, 13). */
class Delivery {
    private static final String GZIP = "gzip";

    /** Smaller ones fit into one packet anyway. */
    private static final int WORTH_PACKING = 1024;

    /** Also in what is no list of tags: who sends a tag of ours has its bytes. */
    private static final Pattern TAG = Pattern.compile("\"([^\"]*)\"");

    @ServerResponseFilter
    void deliver(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Rendition rendition)) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        boolean packed = rendition.plain().length >= WORTH_PACKING
                && takesGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING));
        String tag = packed ? rendition.tag() + "-" + GZIP : rendition.tag();
        headers.putSingle(HttpHeaders.ETAG, '"' + tag + '"');
        headers.putSingle(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (has(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatus(304);
            response.setEntity(null);
            headers.remove(HttpHeaders.CONTENT_TYPE);
            return;
        }
        if (packed) {
            headers.putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
        }
        response.setEntity(packed ? rendition.packed() : rendition.plain());
    }

    /** Whether the client has the bytes of this tag. */
    static boolean has(@Nullable Iterable<String> ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String header : ifNoneMatch) {
            if (header.strip().equals("*")) {
                return true;
            }
            Matcher tags = TAG.matcher(header);
            while (tags.find()) {
                if (tags.group(1).equals(tag)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the client takes gzip: it is named, and not with a weight of zero. */
    static boolean takesGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        for (String coding : acceptEncoding.split(",", -1)) {
            String[] parts = coding.strip().split("\\s*;\\s*", -1);
            if (parts[0].equalsIgnoreCase(GZIP)) {
                return parts.length == 1 || !parts[1].matches("[qQ]=0(\\.0*)?");
            }
        }
        return false;
    }
}
