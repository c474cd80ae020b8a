package dev.tandem.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a CSV file into pieces that are CSV files themselves: whole records, the header before each. Holds one piece at
 * a time, however large the file is. Empty lines are left out.
 */
final class CsvChunks {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final CsvRecords records;
    private final int enough;
    private final byte[] header;
    private long nextRow = 1;

    /**
     * What is sent at once.
     *
     * @param bytes header and rows
     * @param firstRow which data row of the file is the first of these, from 1
     * @param rows how many
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Chunk(byte[] bytes, long firstRow, int rows) {}

    /**
     * @param enough bytes from which on a piece takes no other record
     * @param maxBytes what one record may hold
     */
    CsvChunks(InputStream in, int enough, int maxBytes) throws IOException {
        this.records = new CsvRecords(in, maxBytes);
        this.enough = enough;
        this.header = header();
    }

    private byte[] header() throws IOException {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        while (isEmpty(first.toByteArray()) && records.next(first)) {
            if (isEmpty(first.toByteArray())) {
                first.reset();
            }
        }
        byte[] line = first.toByteArray();
        byte[] bare = startsWithMark(line) ? Arrays.copyOfRange(line, BYTE_ORDER_MARK.length, line.length) : line;
        records.learnDelimiter(bare);
        return bare;
    }

    private static boolean startsWithMark(byte[] line) {
        return line.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private static boolean isEmpty(byte[] record) {
        for (byte character : record) {
            if (character != '\r' && character != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The next piece; empty when no row is left. */
    Optional<Chunk> next() throws IOException {
        ByteArrayOutputStream piece = new ByteArrayOutputStream(header.length + enough);
        piece.write(header);
        int rows = 0;
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        while ((rows == 0 || piece.size() < enough) && records.next(record)) {
            byte[] bytes = record.toByteArray();
            if (!isEmpty(bytes)) {
                piece.write(bytes);
                rows++;
            }
            record.reset();
        }
        if (rows == 0) {
            return Optional.empty();
        }
        long firstRow = nextRow;
        nextRow += rows;
        return Optional.of(new Chunk(piece.toByteArray(), firstRow, rows));
    }
}
