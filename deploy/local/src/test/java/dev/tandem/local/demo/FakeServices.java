package dev.tandem.local.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Ingest and metrics as the loader sees them, on one port: counts what comes, and stumbles when it is told to. */
final class FakeServices implements AutoCloseable {
    /** What happens to one request for events. */
    enum Stumble {
        ASKS_TO_WAIT,
        BREAKS_THE_CONNECTION,
        REFUSES_AN_EVENT
    }

    final Queue<Stumble> stumbles = new ConcurrentLinkedQueue<>();
    final AtomicLong events = new AtomicLong();
    final AtomicLong largestBatch = new AtomicLong();
    final List<String> registrations = new CopyOnWriteArrayList<>();
    final List<String> articles = new CopyOnWriteArrayList<>();

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    FakeServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/organisations/nordlicht", this::register);
        server.createContext("/v1/events", this::takeEvents);
        server.createContext("/v1/articles", this::takeArticle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void register(HttpExchange exchange) throws IOException {
        registrations.add(exchange.getRequestMethod() + " " + body(exchange));
        answer(exchange, 201, "{}");
    }

    private void takeEvents(HttpExchange exchange) throws IOException {
        byte[] lines = exchange.getRequestBody().readAllBytes();
        Stumble stumble = stumbles.poll();
        if (stumble == Stumble.ASKS_TO_WAIT) {
            exchange.getResponseHeaders().add("Retry-After", "0");
            answer(exchange, 503, "{}");
        } else if (stumble == Stumble.BREAKS_THE_CONNECTION) {
            exchange.close();
        } else if (stumble == Stumble.REFUSES_AN_EVENT) {
            answer(exchange, 202, """
                    {"accepted":1999,"rejected":[{"index":7,"id":"NL-7",
                     "violations":[{"pointer":"/data/startedAt","reason":"is in the future"}]}]}""");
        } else {
            take(exchange, lines);
        }
    }

    private void take(HttpExchange exchange, byte[] lines) throws IOException {
        long count = 0;
        for (byte b : lines) {
            count += b == '\n' ? 1 : 0;
        }
        events.addAndGet(count);
        largestBatch.accumulateAndGet(lines.length, Math::max);
        answer(exchange, 202, "{\"accepted\":" + count + ",\"rejected\":[]}");
    }

    private void takeArticle(HttpExchange exchange) throws IOException {
        articles.add(body(exchange));
        answer(exchange, 202, "{}");
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
