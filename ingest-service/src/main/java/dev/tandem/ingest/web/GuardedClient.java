package dev.tandem.ingest.web;

import dev.tandem.ingest.feeds.FeedsConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one GET to one server: no redirect is followed, nothing is tried twice, no proxy, cookie or password is used, and
 * the whole takes no longer and holds no more than it may.
 */
final class GuardedClient implements AutoCloseable {
    private static final int OK = 200;
    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 200;

    private final FeedsConfig config;
    private final Set<Integer> ports;
    private final CloseableHttpClient client;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "feeds-limits");
        thread.setDaemon(true);
        return thread;
    });

    GuardedClient(FeedsConfig config) {
        this(config, InetAddress::getAllByName);
    }

    GuardedClient(FeedsConfig config, GuardedResolver.Lookup lookup) {
        this.config = config;
        this.ports = config.ports().orElse(Set.of());
        Timeout connect = Timeout.of(config.connectTimeout());
        Timeout limit = Timeout.of(config.timeLimit());
        AddressGuard guard = new AddressGuard(config.allowLoopback());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setDnsResolver(new GuardedResolver(lookup, guard, config.connectTimeout()))
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(limit)
                                .build())
                        .setMaxConnTotal(config.workers())
                        .setMaxConnPerRoute(config.workers())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(limit).build())
                // kept connections would have to be checked again; polls are too far apart to gain from them
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent(config.userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * What the server answered.
     *
     * @param maxBytes of the body, unpacked; what follows is not read
     */
    Reply get(URI uri, Map<String, String> headers, int maxBytes) throws UnreachableException {
        refuseWrongPort(uri);
        HttpGet request = new HttpGet(uri);
        headers.forEach(request::setHeader);
        AtomicBoolean late = new AtomicBoolean();
        Future<?> limit = watch.schedule(
                () -> {
                    // before the connection breaks, so that whoever sees it break knows why
                    late.set(true);
                    request.cancel();
                },
                config.timeLimit().toMillis(),
                TimeUnit.MILLISECONDS);
        AtomicReference<@Nullable Reply> came = new AtomicReference<>();
        try {
            return client.execute(request, response -> {
                Reply reply = read(response, maxBytes);
                came.set(reply);
                if (!reply.complete() || reply.status() != OK) {
                    // or the client would read on to the end, however far that is
                    request.cancel();
                }
                return reply;
            });
        } catch (IOException | IllegalStateException e) {
            Reply reply = came.get();
            if (reply != null) {
                return reply;
            }
            throw late.get() ? tooSlow() : unreachable(e);
        } finally {
            limit.cancel(false);
        }
    }

    private void refuseWrongPort(URI uri) throws UnreachableException {
        String scheme = String.valueOf(uri.getScheme());
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw UnreachableException.refused("is not an http or https address");
        }
        int port = uri.getPort();
        boolean usual = port < 0 || port == (scheme.equals("http") ? 80 : 443);
        if (!usual && !ports.contains(port)) {
            throw UnreachableException.refused("has a port that may not be asked");
        }
    }

    private static Reply read(ClassicHttpResponse response, int maxBytes) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] bytes = new byte[0];
        boolean complete = true;
        if (entity != null && response.getCode() == OK) {
            InputStream content = entity.getContent();
            bytes = content.readNBytes(maxBytes);
            complete = bytes.length < maxBytes || content.read() < 0;
        }
        return new Reply(
                response.getCode(),
                bytes,
                complete,
                header(response, "Content-Type"),
                header(response, "Location"),
                header(response, "ETag"),
                header(response, "Last-Modified"),
                header(response, "Retry-After"));
    }

    private static @Nullable String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isBlank() ? null : header.getValue();
    }

    private UnreachableException tooSlow() {
        return UnreachableException.because(
                "took longer than " + config.timeLimit().toSeconds() + " s");
    }

    private UnreachableException unreachable(Exception e) {
        if (e instanceof GuardedResolver.NotPublicException) {
            return UnreachableException.refused("leads to an address that is not public");
        }
        if (e instanceof UnknownHostException) {
            return UnreachableException.because("has a host that nobody knows");
        }
        if (e instanceof SocketTimeoutException) {
            return tooSlow();
        }
        if (e instanceof SSLException tls) {
            return UnreachableException.because(TlsFlaw.of(tls));
        }
        return UnreachableException.because("cannot be reached, or broke off");
    }

    @Override
    public void close() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
