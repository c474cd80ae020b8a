package dev.tandem.metrics.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A text's likeness to others in half a kilobyte: MinHash (A. Z. Broder 1997) over every three words in a row, and how
 * many such there are. The part of a shorter text that a longer one holds (containment) follows from the similarity of
 * both and their sizes, so that an agency's report is known in a longer article, too.
 */
public final class Sketch {
    /** So much of the shorter text in the longer one makes one of them a copy. */
    static final double COPY = 0.5;

    /** With more than that between their sizes, containment is no more than a guess. */
    private static final int MOST_TIMES_AS_LONG = 8;

    /** Texts with fewer are alike by chance. */
    private static final int FEWEST_SHINGLES = 20;

    private static final int HASHES = 128;
    private static final int WORDS = 3;
    private static final long[] MULTIPLIERS = new long[HASHES];
    private static final long[] ADDENDS = new long[HASHES];

    static {
        SplittableRandom random = new SplittableRandom(1997);
        for (int i = 0; i < HASHES; i++) {
            MULTIPLIERS[i] = random.nextLong() | 1;
            ADDENDS[i] = random.nextLong();
        }
    }

    private final int shingles;
    private final int[] least;

    private Sketch(int shingles, int[] least) {
        this.shingles = shingles;
        this.least = least;
    }

    /** The sketch of a text; punctuation and case do not matter. */
    public static Sketch of(String text) {
        int[] least = new int[HASHES];
        Arrays.fill(least, Integer.MAX_VALUE);
        long[] window = new long[WORDS];
        int words = 0;
        int length = text.length();
        for (int at = 0; at < length; ) {
            int end = at;
            long hash = 1;
            while (end < length && Character.isLetterOrDigit(text.charAt(end))) {
                hash = hash * 31 + Character.toLowerCase(text.charAt(end++));
            }
            if (end > at) {
                window[words++ % WORDS] = mixed(hash);
                if (words >= WORDS) {
                    add(shingle(window, words), least);
                }
            }
            at = Math.max(end, at + 1);
        }
        return new Sketch(Math.max(0, words - WORDS + 1), least);
    }

    private static long shingle(long[] window, int words) {
        long hash = 0;
        for (int i = 0; i < WORDS; i++) {
            hash = hash * 0x9E3779B97F4A7C15L + window[(words + i) % WORDS];
        }
        return mixed(hash);
    }

    private static void add(long shingle, int[] least) {
        for (int i = 0; i < HASHES; i++) {
            // the upper half of a product is the part that depends on all bits
            int hash = (int) ((shingle * MULTIPLIERS[i] + ADDENDS[i]) >>> 33);
            if (hash < least[i]) {
                least[i] = hash;
            }
        }
    }

    /** SplitMix64's finalizer. */
    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** As it is stored. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * (1 + HASHES)).putInt(shingles);
        bytes.asIntBuffer().put(least);
        return bytes.array();
    }

    /**
     * A sketch that was stored.
     *
     * @throws IllegalArgumentException when these bytes are none
     */
    public static Sketch read(byte[] bytes) {
        if (bytes.length != Integer.BYTES * (1 + HASHES)) {
            throw new IllegalArgumentException("not the bytes of a sketch: " + bytes.length);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int shingles = buffer.getInt();
        int[] least = new int[HASHES];
        buffer.asIntBuffer().get(least);
        return new Sketch(shingles, least);
    }

    /** Whether one of both texts is mostly in the other. */
    boolean copies(Sketch other) {
        int shorter = Math.min(shingles, other.shingles);
        int longer = Math.max(shingles, other.shingles);
        if (shorter < FEWEST_SHINGLES || longer > (long) MOST_TIMES_AS_LONG * shorter) {
            return false;
        }
        return containment(other) >= COPY;
    }

    /** The part of the shorter text's shingles that the longer one has, 0 to 1, give or take a tenth. */
    double containment(Sketch other) {
        int shorter = Math.min(shingles, other.shingles);
        if (shorter == 0) {
            return 0;
        }
        double similarity = similarity(other);
        return Math.min(1, similarity / (1 + similarity) * ((double) shingles + other.shingles) / shorter);
    }

    private double similarity(Sketch other) {
        int same = 0;
        for (int i = 0; i < HASHES; i++) {
            if (least[i] == other.least[i]) {
                same++;
            }
        }
        return (double) same / HASHES;
    }

    /** Two texts of which one is a copy almost surely share one of these. */
    long[] bands() {
        long[] bands = new long[HASHES / 2];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = mixed(((long) least[2 * i] << 32 | least[2 * i + 1]) + i);
        }
        return bands;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d shingles", shingles);
    }
}
