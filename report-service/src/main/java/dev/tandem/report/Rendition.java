package dev.tandem.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** An answer as it is sent. Nobody changes its bytes. */
public final class Rendition {
    private static final int DIGEST_BYTES = 12;

    private final String tag;
    private final byte[] plain;
    private byte @Nullable [] packed;

    private Rendition(String tag, byte[] plain) {
        this.tag = tag;
        this.plain = plain;
    }

    /** The bytes of an edition, which become the rendition's own. */
    public static Rendition of(Edition edition, byte[] plain) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(plain);
            String start = HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
            return new Rendition(edition.revision() + "-" + start, plain);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Equal only where the revision and every byte are; what stands between the quotes of an ETag. */
    public String tag() {
        return tag;
    }

    /** The bytes themselves. */
    public byte[] plain() {
        return plain;
    }

    /** The same in gzip's format (RFC 1952), made when it is first asked for. */
    public synchronized byte[] packed() {
        byte[] known = packed;
        if (known == null) {
            known = pack(plain);
            packed = known;
        }
        return known;
    }

    private static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
