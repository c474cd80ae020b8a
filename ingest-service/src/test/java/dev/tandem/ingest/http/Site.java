package dev.tandem.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A publisher on this machine. */
public final class Site implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    private Site(HttpServer server) {
        this.server = server;
    }

    public static Site open(int port) throws IOException {
        return opened(HttpServer.create(address(port), 0));
    }

    /** One that is asked over TLS. */
    static Site open(int port, SSLContext tls) throws IOException {
        HttpsServer server = HttpsServer.create(address(port), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return opened(server);
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static Site opened(HttpServer server) {
        Site site = new Site(server);
        site.server.createContext("/", site::answer);
        site.server.setExecutor(site.threads);
        site.server.start();
        return site;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(path);
        HttpHandler page = pages.get(path);
        try (exchange) {
            if (page == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                page.handle(exchange);
            }
        }
    }

    /** Answers at a path; another answer at the same path takes its place. */
    public void at(String path, HttpHandler page) {
        pages.put(path, page);
    }

    public void at(String path, int status, Map<String, String> headers, String body) {
        at(path, exchange -> send(exchange, status, headers, body));
    }

    public void page(String path, String type, String body) {
        at(path, 200, Map.of("Content-Type", type), body);
    }

    static void send(HttpExchange exchange, int status, Map<String, String> headers, String body) throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    public long timesAsked(String path) {
        return asked.stream().filter(path::equals).count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
