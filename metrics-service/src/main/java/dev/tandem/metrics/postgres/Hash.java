package dev.tandem.metrics.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The first 16 bytes of the SHA-256 of a text: short enough for an index of all facts, and nobody can make two texts
 * that share it. The function {@code metrics.key_of} in the database gives the same.
 */
record Hash(long high, long low) implements Comparable<Hash> {
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(() -> {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    });

    static Hash of(String text) {
        byte[] digest = SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8));
        return new Hash(number(digest, 0), number(digest, 8));
    }

    private static long number(byte[] bytes, int from) {
        long number = 0;
        for (int i = from; i < from + 8; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }

    /** In the order of PostgreSQL's uuid, so that everyone locks in the same order. */
    @Override
    public int compareTo(Hash other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** As a parameter of a statement. */
    UUID uuid() {
        return new UUID(high, low);
    }

    @Override
    public String toString() {
        return uuid().toString();
    }
}
