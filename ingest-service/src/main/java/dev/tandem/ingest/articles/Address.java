package dev.tandem.ingest.articles;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The address of an article in the one form in which it is its identity. */
public final class Address {
    private Address() {}

    /**
     * Scheme and host in lower case, without fragment and without the default port; null when it is no http or https
     * address.
     */
    public static @Nullable String canonical(String url) {
        try {
            URI uri = new URI(url.strip());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost();
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || host == null || uri.getRawUserInfo() != null) {
                return null;
            }
            boolean defaultPort = uri.getPort() == (scheme.equals("http") ? 80 : 443);
            String port = uri.getPort() < 0 || defaultPort ? "" : ":" + uri.getPort();
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return scheme + "://" + host.toLowerCase(Locale.ROOT) + port + path + query;
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
