package dev.tandem.metrics.postgres;

import dev.tandem.metrics.Delta;
import dev.tandem.metrics.postgres.CellTable.Address;
import java.util.Arrays;
import java.util.Map;

/**
 * Changes of cells as bytes: of each cell the places and sums of its {@link Delta}, all numbers in seven bits a byte with
 * their sign in the lowest bit, places less the one before.
 */
final class ChangeBytes {
    private static final int FORM = 1;
    private static final int SECONDS_AN_HOUR = 3600;

    private byte[] bytes = new byte[1024];
    private int size;
    private int cells;

    ChangeBytes() {
        put(FORM);
    }

    /** The change of one cell of the organisation that these bytes belong to. */
    void add(String granularity, long localSecond, int slice, Delta change) {
        cells++;
        put(granularity.charAt(0));
        putNumber(localSecond / SECONDS_AN_HOUR);
        putNumber(slice);
        putNumber(change.size());
        for (int i = 0, last = 0; i < change.size(); last = change.place(i++)) {
            putNumber(change.place(i) - last);
            putNumber(change.sum(i));
        }
    }

    int cells() {
        return cells;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void put(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    private void putNumber(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            put((int) (left & 0x7F) | 0x80);
            left >>>= 7;
        }
        put((int) left);
    }

    /** Adds the changes in {@code bytes}, those of one organisation, to what is there. */
    static void read(int organisation, byte[] bytes, Map<Address, Delta> changes) {
        if (bytes.length == 0 || bytes[0] != FORM) {
            throw new IllegalStateException("changes in a form that is not known");
        }
        new Reading(bytes).read(organisation, changes);
    }

    private static final class Reading {
        private final byte[] bytes;
        private int[] places = new int[128];
        private long[] sums = new long[128];
        private int place = 1;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        void read(int organisation, Map<Address, Delta> changes) {
            while (place < bytes.length) {
                char granularity = (char) bytes[place++];
                long localSecond = number() * SECONDS_AN_HOUR;
                Address address = new Address(organisation, granularity, localSecond, (int) number());
                read(changes.computeIfAbsent(address, any -> new Delta()));
            }
        }

        private void read(Delta change) {
            int size = (int) number();
            if (size > places.length) {
                places = new int[2 * size];
                sums = new long[2 * size];
            }
            for (int i = 0, last = 0; i < size; last = places[i++]) {
                places[i] = last + (int) number();
                sums[i] = number();
            }
            change.add(places, sums, size);
        }

        private long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte part = bytes[place++];
                value |= (long) (part & 0x7F) << shift;
                if (part >= 0) {
                    return (value >>> 1) ^ -(value & 1);
                }
            }
        }
    }
}
