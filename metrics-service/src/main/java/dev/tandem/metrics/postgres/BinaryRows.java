package dev.tandem.metrics.postgres;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in the binary format of PostgreSQL's COPY, which neither side has to print and parse. Columns are added in the
 * order of the statement that takes them, each as the type of its column.
 *
 * @see <a href="https://www.postgresql.org/docs/18/sql-copy.html">PostgreSQL: COPY, Binary Format</a>
 */
final class BinaryRows {
    /** Seconds from 1970 to 2000, where PostgreSQL's times begin. */
    static final long EPOCH_SECONDS = 946_684_800L;

    private static final long EPOCH_DAYS = 10_957;
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final int INT2 = 21;
    private static final int INT4 = 23;

    private static final int A_PIECE = 128 * 1024;

    private final int columns;
    private byte[] bytes;
    private int size;
    private int rows;

    /** @param columns how many each row has */
    BinaryRows(int columns) {
        this.columns = columns;
        this.bytes = Arrays.copyOf(HEADER, 16 * 1024);
        this.size = HEADER.length;
    }

    /** Begins the next row. */
    BinaryRows row() {
        rows++;
        putShort(columns);
        return this;
    }

    BinaryRows addNull() {
        putInt(-1);
        return this;
    }

    BinaryRows addSmall(@Nullable Integer value) {
        if (value == null) {
            return addNull();
        }
        putInt(2);
        putShort(value);
        return this;
    }

    BinaryRows add(@Nullable Integer value) {
        return value == null ? addNull() : add(value.intValue());
    }

    /** A text of one ASCII letter. */
    BinaryRows add(char letter) {
        putInt(1);
        room(1);
        bytes[size++] = (byte) letter;
        return this;
    }

    BinaryRows add(int value) {
        room(8);
        write(4);
        write(value);
        return this;
    }

    BinaryRows add(long value) {
        room(12);
        write(8);
        write(value);
        return this;
    }

    BinaryRows add(@Nullable Double value) {
        return value == null ? addNull() : add(Double.doubleToLongBits(value));
    }

    BinaryRows add(@Nullable Boolean value) {
        if (value == null) {
            return addNull();
        }
        putInt(1);
        room(1);
        bytes[size++] = (byte) (value ? 1 : 0);
        return this;
    }

    /** Adds a text. */
    BinaryRows add(@Nullable String value) {
        if (value == null) {
            return addNull();
        }
        int length = value.length();
        room(4 + length);
        int start = size + 4;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return addEncoded(value.getBytes(StandardCharsets.UTF_8));
            }
            bytes[start + i] = (byte) c;
        }
        write(length);
        size += length;
        return this;
    }

    private BinaryRows addEncoded(byte[] text) {
        room(4 + text.length);
        write(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
        return this;
    }

    /** Adds a uuid. */
    BinaryRows add(@Nullable Hash value) {
        if (value == null) {
            return addNull();
        }
        room(20);
        write(16);
        write(value.high());
        write(value.low());
        return this;
    }

    /** Adds a timestamp with time zone, to the microsecond. */
    BinaryRows add(@Nullable Instant value) {
        return value == null
                ? addNull()
                : add((value.getEpochSecond() - EPOCH_SECONDS) * 1_000_000 + value.getNano() / 1000);
    }

    /** Adds a timestamp without time zone, given in seconds since 1970 on its clock. */
    BinaryRows addLocal(long second) {
        return add((second - EPOCH_SECONDS) * 1_000_000);
    }

    BinaryRows add(@Nullable LocalDate value) {
        return value == null ? addNull() : add((int) (value.toEpochDay() - EPOCH_DAYS));
    }

    /** Adds a numeric: groups of four decimal digits. */
    BinaryRows add(@Nullable BigDecimal value) {
        if (value == null) {
            return addNull();
        }
        int scale = Math.max(0, value.scale());
        String digits =
                value.abs().setScale((scale + 3) / 4 * 4).unscaledValue().toString();
        int groups = (digits.length() + 3) / 4;
        String padded = "0".repeat(groups * 4 - digits.length()) + digits;
        putInt(8 + 2 * groups);
        putShort(groups);
        putShort(groups - 1 - (scale + 3) / 4);
        putShort(value.signum() < 0 ? 0x4000 : 0);
        putShort(scale);
        for (int i = 0; i < groups; i++) {
            putShort(Integer.parseInt(padded, i * 4, i * 4 + 4, 10));
        }
        return this;
    }

    /** Adds an array of small integers, null when it is empty. */
    BinaryRows addSmallArray(int length, IntUnaryOperator elements) {
        if (length == 0) {
            return addNull();
        }
        beginArray(INT2, length, 6);
        for (int i = 0; i < length; i++) {
            write(2);
            putShort(elements.applyAsInt(i));
        }
        return this;
    }

    /** Adds an array of integers, null when it is empty. */
    BinaryRows addArray(int length, IntUnaryOperator elements) {
        if (length == 0) {
            return addNull();
        }
        beginArray(INT4, length, 8);
        for (int i = 0; i < length; i++) {
            write(4);
            write(elements.applyAsInt(i));
        }
        return this;
    }

    private void beginArray(int elementType, int length, int elementSize) {
        room(24 + length * elementSize);
        write(20 + length * elementSize);
        write(1);
        write(0);
        write(elementType);
        write(length);
        write(1);
    }

    boolean isEmpty() {
        return rows == 0;
    }

    int rows() {
        return rows;
    }

    /** Sends the rows to {@code target}, a table with an optional list of columns. */
    void copyTo(Connection connection, String target) throws SQLException {
        try (Sending sending = sendTo(connection, target)) {
            sending.end();
        }
    }

    /** For more rows than should be held at once: they can be sent while they are added. */
    Sending sendTo(Connection connection, String target) throws SQLException {
        return new Sending(connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)"));
    }

    /** Rows on their way; the connection can do nothing else until it is closed. Not ended, nothing was sent. */
    final class Sending implements AutoCloseable {
        private final CopyIn copy;

        private Sending(CopyIn copy) {
            this.copy = copy;
        }

        /** Sends what was added, once it is enough to be worth it. */
        void some() throws SQLException {
            if (size > A_PIECE) {
                copy.writeToCopy(bytes, 0, size);
                size = 0;
            }
        }

        /** Sends the rest. */
        void end() throws SQLException {
            putShort(-1);
            copy.writeToCopy(bytes, 0, size);
            copy.endCopy();
        }

        @Override
        public void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void putShort(int value) {
        room(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    private void putInt(int value) {
        room(4);
        write(value);
    }

    private void write(int value) {
        bytes[size] = (byte) (value >>> 24);
        bytes[size + 1] = (byte) (value >>> 16);
        bytes[size + 2] = (byte) (value >>> 8);
        bytes[size + 3] = (byte) value;
        size += 4;
    }

    private void write(long value) {
        write((int) (value >>> 32));
        write((int) value);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
