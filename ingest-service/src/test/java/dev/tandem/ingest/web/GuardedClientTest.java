package dev.tandem.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("AddressSelection") // literals, each of which is one address
class GuardedClientTest {
    private static final int LIMIT = 1 << 16;

    private final List<String> hosts = new ArrayList<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private HttpServer server = start();

    private static HttpServer start() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void connectsToTheCheckedAddressWithoutAskingTwiceAndKeepsTheName() throws Exception {
        try (GuardedClient client = client(
                true,
                host -> lookups.incrementAndGet() == 1
                        ? new InetAddress[] {InetAddress.getByName("127.0.0.1")}
                        : new InetAddress[] {InetAddress.getByName("10.0.0.1")})) {
            Reply reply = client.get(uri("rebinding.example"), Map.of(), LIMIT);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(lookups).hasValue(1);
            assertThat(hosts).containsExactly("rebinding.example:" + port());

            assertThatThrownBy(() -> client.get(uri("rebinding.example"), Map.of(), LIMIT))
                    .isInstanceOf(UnreachableException.class)
                    .hasMessage("leads to an address that is not public");
            assertThat(hosts).hasSize(1);
        }
    }

    @Test
    void refusesAHostOfWhichOneAddressIsNotPublic() throws Exception {
        try (GuardedClient client = client(true, host ->
                new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("fd00::1")})) {
            assertThatThrownBy(() -> client.get(uri("mixed.example"), Map.of(), LIMIT))
                    .hasMessage("leads to an address that is not public");
            assertThat(hosts).isEmpty();
        }
    }

    @Test
    void refusesLiteralsInEveryForm() throws Exception {
        try (GuardedClient client = client(false, InetAddress::getAllByName)) {
            for (String host :
                    List.of("127.0.0.1", "2130706433", "127.1", "[::1]", "[::ffff:127.0.0.1]", "localhost")) {
                assertThatThrownBy(() -> client.get(uri(host), Map.of(), LIMIT))
                        .as(host)
                        .isInstanceOf(UnreachableException.class);
            }
            assertThat(hosts).isEmpty();
        }
    }

    @Test
    void refusesOtherPortsSchemesAndPasswords() throws Exception {
        try (GuardedClient client = client(true, InetAddress::getAllByName)) {
            for (String url : List.of(
                    "http://127.0.0.1:1/",
                    "ftp://127.0.0.1/",
                    "file:///etc/passwd",
                    "https://127.0.0.1:80/",
                    "http://a:b@127.0.0.1:" + port() + "/",
                    "http:///x")) {
                assertThatThrownBy(() -> client.get(URI.create(url), Map.of(), LIMIT))
                        .as(url)
                        .isInstanceOf(UnreachableException.class);
            }
            assertThat(hosts).isEmpty();
        }
    }

    private GuardedClient client(boolean loopback, GuardedResolver.Lookup lookup) {
        return new GuardedClient(
                FeedsConfigs.with(
                        Map.of("allow-loopback", Boolean.toString(loopback), "ports", Integer.toString(port()))),
                lookup);
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private URI uri(String host) {
        return URI.create("http://" + host + ":" + port() + "/");
    }
}
