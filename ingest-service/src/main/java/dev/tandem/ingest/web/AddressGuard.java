package dev.tandem.ingest.web;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those that the registries of IANA call globally reachable. It judges the bits that a
 * connection is made to, so that it does not matter how they were written.
 */
final class AddressGuard {
    private static final int BYTES_4 = 4;

    /** Of IPv4 these are not public: the special-purpose registry, multicast, and what is reserved. */
    private static final List<AddressBlock> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this is unicast on the public net; mapped, translated, local and multicast addresses lie outside. */
    private static final AddressBlock PUBLIC_6 = AddressBlock.of("2000::/3");

    /** In it, these are protocols (Teredo among them), examples, and 6to4, which carries any IPv4 address. */
    private static final List<AddressBlock> NOT_PUBLIC_6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final List<AddressBlock> LOOPBACK = blocks("127.0.0.0/8", "::1/128");

    private final boolean allowLoopback;

    AddressGuard(boolean allowLoopback) {
        this.allowLoopback = allowLoopback;
    }

    private static List<AddressBlock> blocks(String... notations) {
        return Stream.of(notations).map(AddressBlock::of).toList();
    }

    /** Whether it may be connected to. */
    boolean allows(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (allowLoopback && isIn(LOOPBACK, bytes)) {
            return true;
        }
        return bytes.length == BYTES_4
                ? !isIn(NOT_PUBLIC_4, bytes)
                : PUBLIC_6.contains(bytes) && !isIn(NOT_PUBLIC_6, bytes);
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
