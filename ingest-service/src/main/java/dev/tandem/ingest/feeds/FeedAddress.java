package dev.tandem.ingest.feeds;

import dev.tandem.ingest.articles.Address;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a feed is. Other than the address of an article it keeps every parameter, since some choose what the feed holds.
 *
 * @param url http or https, ASCII, without fragment
 * @param host in lower case
 */
public record FeedAddress(String url, String host) {
    private static final int LONGEST = 2000;

    /** Null when it is no http or https address with a host and without a name or password. */
    public static @Nullable FeedAddress of(String url) {
        if (!Address.isWhole(url)) {
            return null;
        }
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            String host = Address.host(uri);
            if (!web || host == null) {
                return null;
            }
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String plain = new URI(scheme + "://" + host + port + path + query).toASCIIString();
            return plain.length() > LONGEST ? null : new FeedAddress(plain, host);
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
