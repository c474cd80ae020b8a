package dev.tandem.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

@SuppressWarnings("AddressSelection") // literals, each of which is one address
class AddressGuardProperties {
    private static final AddressGuard GUARD = new AddressGuard(false);
    private static final List<String> NOT_PUBLIC = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "255.255.255.255/32",
            "::/128",
            "::1/128",
            "::/96",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/32",
            "2001:db8::/32",
            "2002::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    @Property(tries = 5000)
    void refusesEveryAddressOfEveryRangeThatIsNotPublic(
            @ForAll @From("ranges") String range, @ForAll @Size(16) byte[] random) throws UnknownHostException {
        assertThat(GUARD.allows(inside(range, random))).isFalse();
    }

    @Property
    void refusesTheFirstAndTheLastOfEachRange(@ForAll @From("ranges") String range) throws UnknownHostException {
        byte[] ones = new BigInteger(1, new byte[] {1})
                .shiftLeft(128)
                .subtract(BigInteger.ONE)
                .toByteArray();
        assertThat(GUARD.allows(inside(range, new byte[16]))).isFalse();
        assertThat(GUARD.allows(inside(range, java.util.Arrays.copyOfRange(ones, 1, 17))))
                .isFalse();
    }

    @Property(tries = 5000)
    void anyIpv4AddressCountsTheSameMappedIntoIpv6OrIsRefused(@ForAll @Size(4) byte[] address)
            throws UnknownHostException {
        InetAddress plain = InetAddress.getByAddress(address);
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xFF;
        mapped[11] = (byte) 0xFF;
        System.arraycopy(address, 0, mapped, 12, 4);

        // the JDK makes an IPv4 address of it, Inet6Address keeps it
        assertThat(GUARD.allows(InetAddress.getByAddress(mapped))).isEqualTo(GUARD.allows(plain));
        assertThat(GUARD.allows(java.net.Inet6Address.getByAddress("mapped", mapped, -1)))
                .isFalse();
    }

    @Property(tries = 5000)
    void agreesWithTheJdkAboutWhatIsLocal(@ForAll @Size(16) byte[] random) throws UnknownHostException {
        for (InetAddress address : List.of(
                InetAddress.getByAddress(java.util.Arrays.copyOf(random, 4)), InetAddress.getByAddress(random))) {
            boolean local = address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || address.isLinkLocalAddress()
                    || address.isSiteLocalAddress()
                    || address.isMulticastAddress();
            assertThat(local && GUARD.allows(address)).isFalse();
        }
    }

    @Example
    void doesNotCareHowAnAddressIsWritten() throws UnknownHostException {
        for (String text : List.of(
                "127.1",
                "2130706433",
                "127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:7f00:1",
                "0:0:0:0:0:ffff:a00:1",
                "[::1]",
                "::",
                "0",
                "10.1",
                "fe80::1%1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe")) {
            assertThat(GUARD.allows(InetAddress.getByName(text))).as(text).isFalse();
        }
    }

    @Example
    void allowsWhatIsPublic() throws UnknownHostException {
        for (String text : List.of(
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1")) {
            assertThat(GUARD.allows(InetAddress.getByName(text))).as(text).isTrue();
        }
    }

    @Example
    void allowsLoopbackAndNothingElseWhenToldSo() throws UnknownHostException {
        AddressGuard local = new AddressGuard(true);

        assertThat(local.allows(InetAddress.getByName("127.0.0.2"))).isTrue();
        assertThat(local.allows(InetAddress.getByName("::1"))).isTrue();
        assertThat(local.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(local.allows(InetAddress.getByName("::"))).isFalse();
        assertThat(local.allows(InetAddress.getByName("0.0.0.0"))).isFalse();
    }

    @Provide
    Arbitrary<String> ranges() {
        return Arbitraries.of(NOT_PUBLIC);
    }

    /** The prefix of the range, and behind it random bits. */
    private static InetAddress inside(String range, byte[] random) throws UnknownHostException {
        int bits = Integer.parseInt(range.substring(range.indexOf('/') + 1));
        byte[] address =
                InetAddress.getByName(range.substring(0, range.indexOf('/'))).getAddress();
        for (int bit = bits; bit < address.length * 8; bit++) {
            address[bit / 8] |= (byte) (random[bit / 8] & (0x80 >>> (bit % 8)));
        }
        return InetAddress.getByAddress(address);
    }
}
