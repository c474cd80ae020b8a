package dev.tandem.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Inputs that are put together by chance, cheaply enough for a million of them: most are small, because what breaks a
 * parser is seldom long, and one of a thousand is large. jqwik tells the one that failed, but does not make it smaller.
 */
public final class Inputs {
    private static final int SELDOM = 1000;
    private static final int FACTOR = 100;

    private Inputs() {}

    /**
     * Texts of pieces in any order, among them single characters of any kind.
     *
     * @param most how many pieces, but for the large ones
     */
    public static Arbitrary<String> texts(int most, String... pieces) {
        return Arbitraries.randomValue(random -> text(random, most, List.of(pieces)));
    }

    /** A text of such pieces. */
    public static String text(Random random, int most, List<String> pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = count(random, most); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            } else {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
        }
        return text.toString();
    }

    /** Bytes of any kind. */
    public static Arbitrary<byte[]> bytes(int most) {
        return Arbitraries.randomValue(random -> {
            byte[] bytes = new byte[count(random, most)];
            random.nextBytes(bytes);
            return bytes;
        });
    }

    /** Some of these, each with up to four bytes changed, and one of four cut off somewhere. */
    public static Arbitrary<byte[]> damaged(List<byte[]> whole) {
        return Arbitraries.randomValue(random -> damaged(whole.get(random.nextInt(whole.size())), random));
    }

    /** A copy with up to four bytes changed, and one of four cut off somewhere. */
    public static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length + 1) : whole.length);
        for (int i = random.nextInt(5); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 128);
        }
        return bytes;
    }

    /** The same of a text in UTF-8. */
    public static byte[] damaged(String whole, Random random) {
        return damaged(whole.getBytes(UTF_8), random);
    }

    private static int count(Random random, int most) {
        return random.nextInt(SELDOM) == 0 ? random.nextInt(most * FACTOR) : random.nextInt(most + 1);
    }
}
