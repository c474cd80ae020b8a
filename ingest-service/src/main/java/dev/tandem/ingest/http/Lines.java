package dev.tandem.ingest.http;

import dev.tandem.ingest.Draft;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.AbstractCollection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a body that are not blank; each becomes a draft when it is asked for, and nobody keeps it. */
final class Lines extends AbstractCollection<Draft> {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long LINE_ENDS = ONES * '\n';

    private final byte[] bytes;
    private final int size;

    Lines(byte[] bytes) {
        this.bytes = bytes;
        this.size = count();
    }

    private int count() {
        int count = 0;
        for (int from = next(0); from < bytes.length; from = next(end(from))) {
            count++;
        }
        return count;
    }

    /** Where the next line that is not blank has its first character, the end of the body when there is none. */
    private int next(int from) {
        int i = from;
        while (i < bytes.length && (bytes[i] == ' ' || bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** Where the line ends; eight bytes at a time, or looking for ends would cost as much as checking what they end. */
    private int end(int from) {
        int i = from;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            long differences = (long) EIGHT.get(bytes, i) ^ LINE_ENDS;
            // the lowest byte that is 0 sets its highest bit, and none below it does
            long ends = (differences - ONES) & ~differences & HIGHEST_BITS;
            if (ends != 0) {
                return i + Long.numberOfTrailingZeros(ends) / Byte.SIZE;
            }
        }
        while (i < bytes.length && bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<Draft> iterator() {
        return new Iterator<>() {
            private int from = Lines.this.next(0);

            @Override
            public boolean hasNext() {
                return from < bytes.length;
            }

            @Override
            public Draft next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int end = end(from);
                Draft draft = StructuredEvents.line(bytes, from, end - from);
                from = Lines.this.next(end);
                return draft;
            }
        };
    }
}
