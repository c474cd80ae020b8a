package dev.tandem.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which number each port has; 0 stands for any free one until {@link #resolved()}.
 *
 * @param numbers one number for every {@link Port}
 */
public record Ports(Map<Port, Integer> numbers) {
    private static final int HIGHEST = 65_535;
    private static final int CONNECT_MILLIS = 500;

    public Ports {
        EnumMap<Port, Integer> complete = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            complete.put(port, numbers.getOrDefault(port, port.preset()));
        }
        numbers = Map.copyOf(complete);
    }

    /** The presets, and what these environment variables say instead. */
    public static Ports from(Map<String, String> environment) throws CannotStartException {
        EnumMap<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            String value = environment.get(port.variable());
            if (value != null && !value.isBlank()) {
                numbers.put(port, parse(port, value.strip()));
            }
        }
        return new Ports(numbers);
    }

    /** Any free ones, so that many can run side by side. */
    public static Ports free() {
        EnumMap<Port, Integer> numbers = new EnumMap<>(Port.class);
        for (Port port : Port.values()) {
            numbers.put(port, 0);
        }
        return new Ports(numbers);
    }

    private static int parse(Port port, String value) throws CannotStartException {
        if (value.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(value);
            if (number <= HIGHEST) {
                return number;
            }
        }
        throw new CannotStartException("%s is \"%s\" but has to be a port from 1 to %d, or 0 for any free one."
                .formatted(port.variable(), value, HIGHEST));
    }

    /** The number of this port. */
    public int of(Port port) {
        return numbers.getOrDefault(port, port.preset());
    }

    /**
     * The same with a free number in place of every 0.
     *
     * @throws CannotStartException names the port that is taken, what it is for, and the variable that sets another
     */
    public Ports resolved() throws CannotStartException, IOException {
        EnumMap<Port, Integer> found = new EnumMap<>(Port.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Port port : Port.values()) {
                ServerSocket socket = hold(port, of(port), found);
                held.add(socket);
                found.put(port, socket.getLocalPort());
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return new Ports(found);
    }

    private static ServerSocket hold(Port port, int number, Map<Port, Integer> found)
            throws CannotStartException, IOException {
        for (Port other : found.keySet()) {
            if (number != 0 && number == found.get(other)) {
                throw new CannotStartException("%s and %s are both to listen on port %d: set %s or %s to another one."
                        .formatted(other.listener(), port.listener(), number, other.variable(), port.variable()));
            }
        }
        // some systems let one listen on 127.0.0.1 beside somebody who listens on every address
        if (number != 0 && answers(number)) {
            throw taken(port, number, null);
        }
        ServerSocket socket = new ServerSocket();
        try {
            // without it a port would look taken for a minute after every stop
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), number));
            return socket;
        } catch (IOException refused) {
            socket.close();
            throw taken(port, number, refused);
        }
    }

    private static boolean answers(int number) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), number), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    private static CannotStartException taken(Port port, int number, @Nullable IOException cause) {
        return new CannotStartException(
                "Port %d, which is for %s, is taken by another program: set %s to another one."
                        .formatted(number, port.listener(), port.variable()),
                cause);
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
