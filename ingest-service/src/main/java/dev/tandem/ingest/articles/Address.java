package dev.tandem.ingest.articles;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The address of an article in the one form in which it is its identity. */
public final class Address {
    /** Parameters that say how a reader came, not what is read. */
    private static final Pattern TRACKING = Pattern.compile(
            "(utm|mtm|matomo|pk|piwik|hsa|at|oly|vero|wt|guce)_\\w+|wt\\.mc(_id)?|_hsenc|_hsmi|_gl|_ga|guccounter"
                    + "|[gdw]clid|gbraid|wbraid|fbclid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok"
                    + "|cmpid|ncid|ns_(campaign|mchannel|source|linkname|fee)|xing_share|srcref|smid",
            Pattern.CASE_INSENSITIVE);

    /** The same site for phones, and without the prefix that nobody types. */
    private static final Pattern VARIANT = Pattern.compile("^(www|m|mobile|amp)\\.(?=.+\\.)");

    private Address() {}

    /**
     * Scheme and host in lower case, without fragment, default port and parameters that follow readers; null when it is
     * no http or https address.
     */
    public static @Nullable String canonical(String url) {
        URI uri = parse(url.strip());
        return uri == null ? null : canonical(uri);
    }

    /**
     * The address that a page has for itself, if that can be believed: on the same host (or its variant for phones), not
     * the front page when the page is none, and not without encryption when the page came with it. A page that could name any
     * address could take the place of somebody else's article.
     *
     * @param url where the page was found, in canonical form
     * @param claimed the addresses that the page calls its own
     */
    static String believable(String url, Collection<String> claimed) {
        URI found = URI.create(url);
        for (String claim : claimed) {
            URI uri = parse(claim.strip());
            String address = uri == null ? null : canonical(found.resolve(uri));
            if (address != null && isBelievable(found, URI.create(address))) {
                return address;
            }
        }
        return url;
    }

    private static boolean isBelievable(URI found, URI claimed) {
        boolean sameSite = site(found).equals(site(claimed)) && found.getPort() == claimed.getPort();
        boolean downgraded =
                found.getScheme().equals("https") && !claimed.getScheme().equals("https");
        boolean frontPage = claimed.getPath().equals("/")
                && claimed.getRawQuery() == null
                && (!found.getPath().equals("/") || found.getRawQuery() != null);
        return sameSite && !downgraded && !frontPage;
    }

    /** The host without the prefix of a variant. */
    static String site(URI uri) {
        return VARIANT.matcher(uri.getHost()).replaceFirst("");
    }

    private static @Nullable String canonical(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = host(uri);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || host == null) {
            return null;
        }
        boolean defaultPort = uri.getPort() == (scheme.equals("http") ? 80 : 443);
        String port = uri.getPort() < 0 || defaultPort ? "" : ":" + uri.getPort();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String address = scheme + "://" + host + port + path + query(uri.getRawQuery());
        URI parsed = parse(address);
        String ascii = parsed == null ? null : parsed.toASCIIString();
        // that puts combining characters together, which may break an escape before one
        return ascii == null || parse(ascii) == null ? null : ascii;
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String kept = Arrays.stream(query.split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter ->
                        !TRACKING.matcher(parameter.split("=", 2)[0]).matches())
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    /** Whether a text holds no half of a character, which Java's URI accepts and then cannot write. */
    public static boolean isWhole(String url) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(url);
    }

    /** The host in lower case and ASCII; null when there is none, or a name or password before it. */
    public static @Nullable String host(URI uri) {
        if (uri.getHost() != null) {
            return uri.getRawUserInfo() == null ? uri.getHost().toLowerCase(Locale.ROOT) : null;
        }
        String authority = uri.getAuthority();
        if (authority == null || authority.chars().anyMatch(c -> c == '@' || c == ':' || c == '[')) {
            return null;
        }
        try {
            String ascii = IDN.toASCII(authority, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return new URI("http://" + ascii + "/").getHost();
        } catch (IllegalArgumentException | URISyntaxException notAHost) {
            return null;
        }
    }

    private static @Nullable URI parse(String url) {
        if (!isWhole(url)) {
            return null;
        }
        try {
            return new URI(url).normalize();
        } catch (URISyntaxException notAnAddress) {
            return null;
        }
    }
}
