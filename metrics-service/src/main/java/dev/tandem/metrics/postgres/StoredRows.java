package dev.tandem.metrics.postgres;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query in the binary format of PostgreSQL's COPY, streamed. Columns are read in the order of the query,
 * each as the type of its column; every column of a row has to be read.
 */
final class StoredRows implements AutoCloseable {
    private static final int SIGNATURE_AND_FLAGS = 15;
    private static final int[] NONE = {};

    private final CopyOut copy;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    /** Runs {@code query}, which may also insert, update or delete and return rows. */
    StoredRows(Connection connection, String query) throws SQLException {
        copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (" + query + ") to stdout (format binary)");
        try {
            skip(SIGNATURE_AND_FLAGS);
            skip(room(4).getInt());
        } catch (SQLException e) {
            // whoever uses this connection next would wait for the end of these rows
            closeAfter(e);
            throw e;
        }
    }

    private void closeAfter(SQLException cause) {
        try {
            close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** The bytes to read from, at least so many of them; the server sends about a row at a time. */
    private ByteBuffer room(int needed) throws SQLException {
        while (bytes.remaining() < needed) {
            byte[] more = copy.readFromCopy();
            if (more == null) {
                throw new SQLException("the rows broke off", "08006");
            }
            if (bytes.hasRemaining()) {
                bytes = ByteBuffer.allocate(bytes.remaining() + more.length)
                        .put(bytes)
                        .put(more)
                        .flip();
            } else {
                bytes = ByteBuffer.wrap(more);
            }
        }
        return bytes;
    }

    private void skip(int length) throws SQLException {
        ByteBuffer buffer = room(length);
        buffer.position(buffer.position() + length);
    }

    /** Goes to the next row; false when there is none. */
    boolean next() throws SQLException {
        if (room(2).getShort() >= 0) {
            return true;
        }
        // the server says once more that this was all; left unread, the connection could not be used again
        if (bytes.hasRemaining() || copy.readFromCopy() != null) {
            throw new SQLException("something follows the last row", "08006");
        }
        return false;
    }

    /** Reads the length of the next column; -1 when it is null. */
    private int length() throws SQLException {
        return room(4).getInt();
    }

    /** Passes over a column. */
    void skip() throws SQLException {
        skip(Math.max(0, length()));
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
        ByteBuffer buffer = room(length);
        return switch (length) {
            case 2 -> buffer.getShort();
            case 4 -> buffer.getInt();
            default -> buffer.getLong();
        };
    }

    @Nullable
    Double real() throws SQLException {
        int length = length();
        return length < 0 ? null : (Double) Double.longBitsToDouble(number(length));
    }

    @Nullable
    Boolean truth() throws SQLException {
        int length = length();
        return length < 0 ? null : (Boolean) (room(length).get() != 0);
    }

    @Nullable
    String text() throws SQLException {
        int length = length();
        if (length < 0) {
            return null;
        }
        ByteBuffer buffer = room(length);
        String text =
                new String(buffer.array(), buffer.arrayOffset() + buffer.position(), length, StandardCharsets.UTF_8);
        skip(length);
        return text;
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
        int length = length();
        if (length < 0) {
            return null;
        }
        ByteBuffer buffer = room(length);
        int groups = buffer.getShort();
        int weight = buffer.getShort();
        boolean negative = buffer.getShort() != 0;
        int scale = buffer.getShort();
        BigInteger unscaled = BigInteger.ZERO;
        for (int i = 0; i < groups; i++) {
            unscaled = unscaled.multiply(BigInteger.valueOf(10_000)).add(BigInteger.valueOf(buffer.getShort()));
        }
        BigDecimal value = new BigDecimal(unscaled, 4 * (groups - 1 - weight)).setScale(scale);
        return negative ? value.negate() : value;
    }

    /** The elements of an array of integers of any size; empty when it is null. */
    int[] integers() throws SQLException {
        int length = length();
        if (length < 0) {
            return NONE;
        }
        ByteBuffer buffer = room(length);
        int dimensions = buffer.getInt();
        skip(8);
        if (dimensions == 0) {
            return NONE;
        }
        int[] elements = new int[buffer.getInt()];
        skip(4);
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (int) number(buffer.getInt());
        }
        return elements;
    }

    /** What was not read yet is not wanted any more. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
