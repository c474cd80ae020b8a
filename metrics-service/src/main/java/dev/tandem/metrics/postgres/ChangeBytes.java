package dev.tandem.metrics.postgres;

import dev.tandem.metrics.BucketCounts;
import dev.tandem.metrics.Deltas.Delta;
import dev.tandem.metrics.DurationMeasure;
import dev.tandem.metrics.Measure;
import dev.tandem.metrics.postgres.CellTable.Address;
import java.util.Arrays;
import java.util.Map;

/**
 * Changes of cells as bytes: only what is not zero, numbers in seven bits a byte with their sign in the lowest bit. A
 * measure is written as its place among {@link Measure}, a duration as its among {@link DurationMeasure}.
 */
@SuppressWarnings("EnumOrdinal") // a test holds the constants to their places
final class ChangeBytes {
    private static final int FORM = 1;
    private static final Measure[] MEASURES = Measure.values();
    private static final DurationMeasure[] DURATIONS = DurationMeasure.values();
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
        int present = 0;
        for (Measure measure : MEASURES) {
            present += change.of(measure) == 0 ? 0 : 1;
        }
        put(present);
        for (int i = 0; i < MEASURES.length; i++) {
            long sum = change.of(MEASURES[i]);
            if (sum != 0) {
                put(i);
                putNumber(sum);
            }
        }
        for (DurationMeasure duration : DURATIONS) {
            add(change.of(duration));
        }
    }

    private void add(BucketCounts counts) {
        putNumber(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            putNumber(counts.bucket(i));
            putNumber(counts.count(i));
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
        private int place = 1;

        Reading(byte[] bytes) {
            this.bytes = bytes;
        }

        void read(int organisation, Map<Address, Delta> changes) {
            while (place < bytes.length) {
                String granularity = String.valueOf((char) bytes[place++]);
                long localSecond = number() * SECONDS_AN_HOUR;
                Address address = new Address(organisation, granularity, localSecond, (int) number());
                read(changes.computeIfAbsent(address, any -> new Delta()));
            }
        }

        private void read(Delta change) {
            for (int left = bytes[place++]; left > 0; left--) {
                change.add(MEASURES[bytes[place++]], number());
            }
            for (DurationMeasure duration : DURATIONS) {
                for (long left = number(); left > 0; left--) {
                    int bucket = (int) number();
                    change.add(duration, bucket, (int) number());
                }
            }
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
