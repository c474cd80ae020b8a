package dev.tandem.metrics.postgres;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * The rows of a query in the binary format of PostgreSQL's COPY, streamed. Columns are read in the order of the query,
 * each as the type of its column; every column of a row has to be read.
 */
final class StoredRows implements AutoCloseable {
    private final DataInputStream bytes;

    /** Runs {@code query}, which may also insert, update or delete and return rows. */
    StoredRows(Connection connection, String query) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        this.bytes = new DataInputStream(new BufferedInputStream(
                new PGCopyInputStream(server, "copy (" + query + ") to stdout (format binary)"), 64 * 1024));
        try {
            bytes.skipNBytes(15);
            bytes.skipNBytes(bytes.readInt());
        } catch (IOException e) {
            close();
            throw broken(e);
        }
    }

    private static SQLException broken(IOException e) {
        return e.getCause() instanceof SQLException sql ? sql : new SQLException("the rows broke off", "08006", e);
    }

    /** Goes to the next row; false when there is none. */
    boolean next() throws SQLException {
        try {
            if (bytes.readShort() >= 0) {
                return true;
            }
            // the server says once more that this was all; left unread, the connection could not be used again
            bytes.skipNBytes(bytes.available());
            if (bytes.read() >= 0) {
                throw new IOException("something follows the last row");
            }
            return false;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Reads the length of the next column; -1 when it is null. */
    private int length() throws SQLException {
        try {
            return bytes.readInt();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** Passes over a column. */
    void skip() throws SQLException {
        try {
            bytes.skipNBytes(Math.max(0, length()));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Nullable
    Integer integer() throws SQLException {
        int length = length();
        return length < 0 ? null : (Integer) (int) number(length);
    }

    /** An integer of any size; zero when it is null. */
    long count() throws SQLException {
        int length = length();
        return length < 0 ? 0 : number(length);
    }

    private long number(int length) throws SQLException {
        try {
            return switch (length) {
                case 2 -> bytes.readShort();
                case 4 -> bytes.readInt();
                default -> bytes.readLong();
            };
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Nullable
    Double real() throws SQLException {
        int length = length();
        return length < 0 ? null : (Double) Double.longBitsToDouble(number(length));
    }

    @Nullable
    Boolean truth() throws SQLException {
        try {
            return length() < 0 ? null : (Boolean) bytes.readBoolean();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Nullable
    String text() throws SQLException {
        int length = length();
        if (length < 0) {
            return null;
        }
        try {
            return new String(bytes.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Nullable
    Hash hash() throws SQLException {
        int length = length();
        return length < 0 ? null : new Hash(number(8), number(8));
    }

    @Nullable
    Instant instant() throws SQLException {
        int length = length();
        if (length < 0) {
            return null;
        }
        long micros = number(length);
        return Instant.ofEpochSecond(
                BinaryRows.EPOCH_SECONDS + Math.floorDiv(micros, 1_000_000), Math.floorMod(micros, 1_000_000) * 1000L);
    }

    /** A timestamp without time zone, in seconds since 1970 on its clock. */
    long localSecond() throws SQLException {
        return Math.floorDiv(count(), 1_000_000) + BinaryRows.EPOCH_SECONDS;
    }

    @Nullable
    BigDecimal decimal() throws SQLException {
        if (length() < 0) {
            return null;
        }
        try {
            int groups = bytes.readShort();
            int weight = bytes.readShort();
            boolean negative = bytes.readShort() != 0;
            int scale = bytes.readShort();
            BigInteger unscaled = BigInteger.ZERO;
            for (int i = 0; i < groups; i++) {
                unscaled = unscaled.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(bytes.readShort()));
            }
            BigDecimal value = new BigDecimal(unscaled, 4 * (groups - 1 - weight)).setScale(scale);
            return negative ? value.negate() : value;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    /** The elements of an array of integers of any size; empty when it is null. */
    int[] integers() throws SQLException {
        if (length() < 0) {
            return NONE;
        }
        try {
            int dimensions = bytes.readInt();
            bytes.skipNBytes(8);
            if (dimensions == 0) {
                return NONE;
            }
            int[] elements = new int[bytes.readInt()];
            bytes.skipNBytes(4);
            for (int i = 0; i < elements.length; i++) {
                elements[i] = (int) number(bytes.readInt());
            }
            return elements;
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static final int[] NONE = {};

    @Override
    public void close() throws SQLException {
        try {
            bytes.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }
}
