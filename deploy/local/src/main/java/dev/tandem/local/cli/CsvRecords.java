package dev.tandem.local.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The records of a CSV file as bytes, line ends included. A line end or a delimiter within quotes belongs to the record
 * (RFC 4180); a quote opens a field only where one begins.
 */
final class CsvRecords {
    private static final String DELIMITERS = ",;\t|";
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private String delimiters = DELIMITERS;
    private long number;

    /** @param maxBytes what one record may hold */
    CsvRecords(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * Appends the next record to {@code record}.
     *
     * @return false when there is none left
     * @throws IOException when it is too large, most likely because a quote is never closed
     */
    boolean next(ByteArrayOutputStream record) throws IOException {
        int begin = record.size();
        boolean quoted = false;
        boolean fieldBegins = true;
        int character = read();
        if (character == END) {
            return false;
        }
        number++;
        while (character != END) {
            record.write(character);
            if (record.size() - begin > maxBytes) {
                throw new IOException(
                        "record %d is larger than %d bytes: is a quote never closed?".formatted(number, maxBytes));
            }
            if (quoted) {
                quoted = character != '"' || takeIf('"', record);
            } else if (character == '"' && fieldBegins) {
                quoted = true;
            } else if (character == '\n' || character == '\r') {
                if (character == '\r') {
                    takeIf('\n', record);
                }
                return true;
            }
            fieldBegins = !quoted && delimiters.indexOf(character) >= 0;
            character = read();
        }
        return true;
    }

    /** From now on a field begins behind this delimiter only, the one that is most frequent in {@code header}. */
    void learnDelimiter(byte[] header) {
        long[] counts = new long[DELIMITERS.length()];
        for (byte character : header) {
            int index = DELIMITERS.indexOf(character);
            if (index >= 0) {
                counts[index]++;
            }
        }
        int best = 0;
        for (int index = 1; index < counts.length; index++) {
            best = counts[index] > counts[best] ? index : best;
        }
        delimiters = DELIMITERS.substring(best, best + 1);
    }

    private boolean takeIf(char wanted, ByteArrayOutputStream record) throws IOException {
        if (peek() != wanted) {
            return false;
        }
        record.write(read());
        return true;
    }

    private int read() throws IOException {
        int character = peek();
        position++;
        return character;
    }

    private int peek() throws IOException {
        if (position >= filled) {
            filled = in.read(buffer);
            position = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[position] & 0xFF;
    }
}
