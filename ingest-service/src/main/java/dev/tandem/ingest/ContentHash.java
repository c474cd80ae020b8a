package dev.tandem.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names content by itself, so that what is sent twice has the same id twice. */
public final class ContentHash {
    private static final int KEPT_BYTES = 16;
    private static final byte SEPARATOR = 0x1f;

    private ContentHash() {}

    /** 32 hexadecimal digits of SHA-256 over the parts in this order. */
    public static String of(Iterable<String> parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update(SEPARATOR);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), KEPT_BYTES));
    }

    /** A new digest of SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
