package dev.tandem.ingest.web;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses that begin with the same bits, of one family. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record AddressBlock(byte[] prefix, int bits) {
    /** Reads the notation of RFC 4632 and RFC 4291, such as 10.0.0.0/8 and fe80::/10. */
    static AddressBlock of(String notation) {
        int slash = notation.indexOf('/');
        try {
            byte[] prefix = InetAddress.getByName(notation.substring(0, slash)).getAddress();
            return new AddressBlock(prefix, Integer.parseInt(notation.substring(slash + 1)));
        } catch (UnknownHostException notAnAddress) {
            throw new IllegalArgumentException(notation, notAnAddress);
        }
    }

    /** Whether the address, 4 or 16 bytes of it, lies in here. */
    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if (((address[bit / Byte.SIZE] ^ prefix[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
