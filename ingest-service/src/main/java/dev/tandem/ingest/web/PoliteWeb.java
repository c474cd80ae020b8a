package dev.tandem.ingest.web;

import dev.tandem.ingest.feeds.FeedsConfig;
import dev.tandem.ingest.feeds.Web;
import dev.tandem.ingest.feeds.WebAnswer;
import dev.tandem.ingest.feeds.WebRequest;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Follows redirects one by one, so that each hop is checked as if it had been asked for, and waits for its turn at each host. */
@Singleton
class PoliteWeb implements Web {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;

    /** A host that wishes for longer pauses is asked again after this. */
    private static final Duration LONGEST_CRAWL_DELAY = Duration.ofMinutes(1);

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

    private final FeedsConfig config;
    private final Clock clock;
    private final GuardedClient client;
    private final Robots robots;
    private final HostTurns turns = new HostTurns();

    @Inject
    PoliteWeb(FeedsConfig config, Clock clock) {
        this(config, clock, new GuardedClient(config));
    }

    PoliteWeb(FeedsConfig config, Clock clock, GuardedClient client) {
        this.config = config;
        this.clock = clock;
        this.client = client;
        this.robots = new Robots(config, clock);
    }

    @Override
    public WebAnswer get(WebRequest request) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", request.accept());
        String etag = request.etag();
        if (etag != null) {
            headers.put("If-None-Match", etag);
        }
        String lastModified = request.lastModified();
        if (lastModified != null) {
            headers.put("If-Modified-Since", lastModified);
        }
        try {
            Found found = follow(URI.create(request.url()), uri -> permitted(uri, headers, request.maxBytes()));
            return answer(found, request.maxBytes());
        } catch (UnreachableException e) {
            return new WebAnswer.Failed(null, e.problem(), null, e.isRefused());
        } catch (BusyException e) {
            return new WebAnswer.Busy();
        }
    }

    private record Found(URI uri, Reply reply) {}

    private interface Hop {
        Reply get(URI uri) throws UnreachableException, BusyException;
    }

    private Found follow(URI first, Hop hop) throws UnreachableException, BusyException {
        URI uri = first;
        for (int redirects = 0; redirects <= config.maxRedirects(); redirects++) {
            Reply reply = hop.get(uri);
            if (!reply.isRedirect()) {
                return new Found(uri, reply);
            }
            uri = target(uri, reply);
        }
        throw UnreachableException.because("redirects more than " + config.maxRedirects() + " times");
    }

    /** Where a redirect leads. */
    static URI target(URI from, Reply reply) throws UnreachableException {
        String location = reply.location();
        if (location == null) {
            throw UnreachableException.because("answered " + reply.status() + " without saying where to");
        }
        try {
            URI target = from.resolve(new URI(location.strip()));
            String scheme = String.valueOf(target.getScheme()).toLowerCase(Locale.ROOT);
            if (from.getScheme().equals("https") && !scheme.equals("https")) {
                throw UnreachableException.refused("redirects to an address without encryption");
            }
            // without fragment, which is for readers
            URI plain = new URI(scheme + ":" + target.getRawSchemeSpecificPart());
            if (plain.getHost() == null) {
                // or the robots.txt of a host that is called null would be asked for
                throw UnreachableException.refused("is not an http or https address");
            }
            return plain;
        } catch (URISyntaxException e) {
            throw UnreachableException.because("redirects to what is no address");
        }
    }

    private Reply permitted(URI uri, Map<String, String> headers, int maxBytes)
            throws UnreachableException, BusyException {
        Robots.Ruling ruling = robots.ruling(uri, this::robots);
        String problem = ruling.problem();
        if (problem != null) {
            throw ruling.lasting() ? UnreachableException.refused(problem) : UnreachableException.because(problem);
        }
        return polite(uri, headers, maxBytes, ruling.pause());
    }

    private Reply robots(URI uri, int maxBytes) throws UnreachableException, BusyException {
        return follow(uri, hop -> polite(hop, Map.of(), maxBytes, Duration.ZERO))
                .reply();
    }

    private Reply polite(URI uri, Map<String, String> headers, int maxBytes, Duration wish)
            throws UnreachableException, BusyException {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        try {
            if (!turns.enter(host, config.hostPatience())) {
                throw new BusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException();
        }
        try {
            return client.get(uri, headers, maxBytes);
        } finally {
            Duration asked = wish.compareTo(LONGEST_CRAWL_DELAY) > 0 ? LONGEST_CRAWL_DELAY : wish;
            turns.leave(host, asked.compareTo(config.hostPause()) > 0 ? asked : config.hostPause());
        }
    }

    private WebAnswer answer(Found found, int maxBytes) {
        Reply reply = found.reply();
        if (reply.status() == NOT_MODIFIED) {
            return new WebAnswer.Unchanged();
        }
        if (reply.status() != OK) {
            boolean lasting = reply.status() == NOT_FOUND || reply.status() == GONE;
            return new WebAnswer.Failed(reply.status(), "answered " + reply.status(), reply.pause(clock), lasting);
        }
        if (!reply.complete()) {
            return new WebAnswer.Failed(OK, "is larger than " + maxBytes + " bytes", null, true);
        }
        String type = reply.contentType();
        return new WebAnswer.Document(
                found.uri().toString(),
                reply.bytes(),
                type == null ? null : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT),
                charset(type),
                reply.etag(),
                reply.lastModified());
    }

    private static @Nullable String charset(@Nullable String type) {
        Matcher matcher = CHARSET.matcher(type == null ? "" : type);
        return matcher.find() ? matcher.group(1) : null;
    }

    @PreDestroy
    void close() throws IOException {
        client.close();
    }
}
