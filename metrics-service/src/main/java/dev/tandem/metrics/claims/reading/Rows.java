package dev.tandem.metrics.claims.reading;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Whole numbers by clue, which are added up many at once: the most of what reading costs. Four numbers of sixteen bits stand
 * in one long, so that one addition adds four; what a lower number borrows is given back when they are taken apart. Clues
 * are found by keys of 64 bits, so that a text's clue could be taken for another one once in billions of articles.
 */
final class Rows {
    private static final int LANES = Long.SIZE / Short.SIZE;
    /** 2^64 divided by the golden ratio, and the factor of Knuth's MMIX generator: odd, with bits all over them. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final long FACTOR = 0x5851F42D4C957F2DL;

    private final String[] clues;
    /** Key and place in turn; a place is where a row begins and, in the lower half, how many numbers it has. */
    private final long[] table;

    private final long[] packed;
    /** How many rows can be added before sixteen bits are too few. */
    private final int most;

    /**
     * @param rows of at least one number each, none beyond sixteen bits
     * @throws IllegalArgumentException when a row is empty, a number is too large, or two clues have one key
     */
    Rows(Map<String, int[]> rows) {
        clues = rows.keySet().toArray(String[]::new);
        Arrays.sort(clues);
        table = new long[2 * 4 * Integer.highestOneBit(Math.max(1, clues.length))];
        packed = new long
                [rows.values().stream().mapToInt(row -> longs(row.length)).sum()];
        int largest = 1;
        int end = 0;
        for (String clue : clues) {
            int[] row = rows.getOrDefault(clue, new int[0]);
            long key = key(clue);
            int slot = slot(key);
            if (row.length == 0 || table[slot + 1] != 0) {
                throw new IllegalArgumentException("a clue without numbers, or with the key of another: " + clue);
            }
            table[slot] = key;
            table[slot + 1] = (long) end << Integer.SIZE | row.length;
            for (int i = 0; i < row.length; i++) {
                packed[end + i / LANES] += (long) row[i] << (i % LANES * Short.SIZE);
                largest = Math.max(largest, Math.abs(row[i]));
            }
            end += longs(row.length);
        }
        if (largest > Short.MAX_VALUE) {
            throw new IllegalArgumentException("more than sixteen bits: " + largest);
        }
        most = Short.MAX_VALUE / largest;
    }

    private static int longs(int numbers) {
        return (numbers + LANES - 1) / LANES;
    }

    private static long key(String clue) {
        long key = 0;
        for (int i = 0; i < clue.length(); i++) {
            key = key * FACTOR + clue.charAt(i);
        }
        key *= SPREAD;
        return key ^ (key >>> Integer.SIZE);
    }

    /** Where the key stands in the table or would stand. */
    private int slot(long key) {
        int mask = table.length - 2;
        int slot = ((int) key << 1) & mask;
        while (table[slot + 1] != 0 && table[slot] != key) {
            slot = (slot + 2) & mask;
        }
        return slot;
    }

    /** Adds the rows of all clues that are known; a row shorter than the sums says nothing for the rest. */
    void add(Collection<String> clues, int[] sums) {
        long[] parts = new long[longs(sums.length)];
        int rows = 0;
        for (long place : places(clues)) {
            int from = (int) (place >>> Integer.SIZE);
            int length = longs((int) place);
            for (int i = 0; i < length; i++) {
                parts[i] += packed[from + i];
            }
            if (++rows % most == 0) {
                unpack(parts, sums);
            }
        }
        unpack(parts, sums);
    }

    private long[] places(Collection<String> clues) {
        // each step for all clues: memory is waited for side by side
        long[] keys = new long[clues.size()];
        int size = 0;
        for (String clue : clues) {
            keys[size++] = key(clue);
        }
        int known = 0;
        for (long key : keys) {
            long place = table[slot(key) + 1];
            if (place != 0) {
                keys[known++] = place;
            }
        }
        return Arrays.copyOf(keys, known);
    }

    /** Adds the parts to the sums and empties them. */
    private static void unpack(long[] parts, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            short lowest = (short) parts[i / LANES];
            sums[i] += lowest;
            parts[i / LANES] = (parts[i / LANES] - lowest) >> Short.SIZE;
        }
        Arrays.fill(parts, 0);
    }

    /** One number of the clue's row; 0 where it is unknown or says nothing. */
    int get(String clue, int index) {
        long place = table[slot(key(clue)) + 1];
        if (index >= (int) place) {
            return 0;
        }
        long part = packed[(int) (place >>> Integer.SIZE) + index / LANES];
        for (int i = index % LANES; i > 0; i--) {
            part = (part - (short) part) >> Short.SIZE;
        }
        return (short) part;
    }

    private int[] row(long place) {
        int from = (int) (place >>> Integer.SIZE);
        int[] row = new int[(int) place];
        unpack(Arrays.copyOfRange(packed, from, from + longs(row.length)), row);
        return row;
    }

    /** All rows in the order of their clues. */
    void forEach(BiConsumer<String, int[]> action) {
        for (String clue : clues) {
            action.accept(clue, row(table[slot(key(clue)) + 1]));
        }
    }
}
