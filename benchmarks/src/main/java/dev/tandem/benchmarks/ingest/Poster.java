package dev.tandem.benchmarks.ingest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/**
 * Sends prepared requests over some connections, on one thread: each connection sends its next request when its last
 * one is answered. It does next to nothing for a request, so that the machine is left to those who are measured.
 */
final class Poster {
    private static final long PAUSE_NANOS = Duration.ofMillis(200).toNanos();
    private static final int ACCEPTED = 202;

    private final InetSocketAddress server;
    private final List<Request> requests;
    private final int connections;
    private final Queue<Paused> paused = new ArrayDeque<>();
    private Posted posted = new Posted();
    private long deadline;
    private int next;
    private int open;

    Poster(URI server, List<Request> requests, int connections) {
        this.server = new InetSocketAddress(server.getHost(), server.getPort());
        this.requests = List.copyOf(requests);
        this.connections = connections;
    }

    /** Somebody who was not served and waits a moment. */
    private record Paused(long until) {}

    /** Sends for so long, and returns when everything that was sent is answered. */
    Posted post(Duration time) throws IOException {
        posted = new Posted();
        deadline = System.nanoTime() + time.toNanos();
        paused.clear();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                connect(selector);
            }
            while (open > 0 || !paused.isEmpty()) {
                selector.select(key -> ((Connection) key.attachment()).turn(), paused.isEmpty() ? 0 : 1);
                wake(selector);
            }
        }
        return posted;
    }

    private void wake(Selector selector) throws IOException {
        Paused first = paused.peek();
        while (first != null && first.until() < System.nanoTime()) {
            paused.remove();
            if (System.nanoTime() < deadline) {
                connect(selector);
            }
            first = paused.peek();
        }
    }

    private void connect(Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        key.attach(new Connection(channel, key));
        channel.connect(server);
        open++;
    }

    private final class Connection {
        private final SocketChannel channel;
        private final SelectionKey key;
        private final Answer answer = new Answer();
        private ByteBuffer request = ByteBuffer.allocate(0);
        private int events;
        private long sent;

        Connection(SocketChannel channel, SelectionKey key) {
            this.channel = channel;
            this.key = key;
        }

        void turn() {
            try {
                if (key.isConnectable() && channel.finishConnect()) {
                    begin();
                    return;
                }
                if (key.isReadable()) {
                    read();
                }
                if (key.isValid() && key.isWritable()) {
                    write();
                }
            } catch (IOException ended) {
                posted.addBroken();
                leave();
            }
        }

        private void begin() throws IOException {
            Request chosen = requests.get(next++ % requests.size());
            request = chosen.fresh();
            events = chosen.events();
            sent = System.nanoTime();
            write();
        }

        private void write() throws IOException {
            channel.write(request);
            key.interestOps(
                    request.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }

        private void read() throws IOException {
            if (channel.read(answer.room()) < 0) {
                throw new IOException("ended before the answer");
            }
            if (!answer.isComplete()) {
                return;
            }
            posted.add(answer, events, System.nanoTime() - sent);
            boolean accepted = answer.status() == ACCEPTED;
            answer.clear();
            if (!accepted || request.hasRemaining() || System.nanoTime() >= deadline) {
                leave();
            } else {
                begin();
            }
        }

        /** Ends the connection; another one takes its place after a moment, while there is time. */
        private void leave() {
            open--;
            try {
                channel.close();
            } catch (IOException e) {
                posted.addBroken();
            }
            if (System.nanoTime() < deadline) {
                paused.add(new Paused(System.nanoTime() + PAUSE_NANOS));
            }
        }
    }
}
