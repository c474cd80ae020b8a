package dev.tandem.local.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers over HTTP what a test tells it to, in order, and remembers what it was sent. */
final class IngestDouble implements AutoCloseable {
    /** What it was sent. */
    record Sent(String address, String contentType, String body) {}

    private final HttpServer server;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

    IngestDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** The next answer: status, a blank, the body. An empty one breaks the connection. */
    IngestDouble then(String answer) {
        answers.add(answer);
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            sent.add(new Sent(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            String answer = answers.remove();
            if (answer.isEmpty()) {
                return;
            }
            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "0");
            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    Queue<Sent> sent() {
        return sent;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
