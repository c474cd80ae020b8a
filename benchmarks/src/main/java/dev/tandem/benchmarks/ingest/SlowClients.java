package dev.tandem.benchmarks.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Clients that announce a large body and send some bytes of it a second. */
final class SlowClients implements AutoCloseable {
    private static final int ANNOUNCED = 8 << 20;
    private static final int A_SECOND = 100;

    private final List<SocketChannel> clients = new ArrayList<>();

    SlowClients(URI server, int count) throws IOException {
        byte[] head =
                ("POST /v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-ndjson\r\nContent-Length: "
                                + ANNOUNCED + "\r\n\r\n")
                        .getBytes(US_ASCII);
        for (int i = 0; i < count; i++) {
            SocketChannel client = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            client.write(ByteBuffer.wrap(head));
            client.configureBlocking(false);
            clients.add(client);
        }
    }

    /** Sends slowly for so long. */
    void send(Duration time) throws InterruptedException {
        byte[] blanks = new byte[A_SECOND];
        for (long second = 0; second < time.toSeconds(); second++) {
            for (SocketChannel client : clients) {
                try {
                    client.write(ByteBuffer.wrap(blanks));
                } catch (IOException turnedAway) {
                    // that is a way to deal with it
                }
            }
            Thread.sleep(Duration.ofSeconds(1).toMillis());
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel client : clients) {
            client.close();
        }
    }
}
