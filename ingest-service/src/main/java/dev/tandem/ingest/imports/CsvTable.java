package dev.tandem.ingest.imports;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.Closeable;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file while it is read row by row. Holds one row at a time, and of that only the columns that are wanted, so
 * that memory is bounded whatever the file holds. Blank lines do not count.
 */
final class CsvTable implements Closeable {
    /** More columns than any tool exports. */
    static final int MOST_COLUMNS = 10_000;

    /** The most characters of one field. */
    static final int MOST_CHARACTERS = 1_000_000;

    /** What the parser may hold of one field: the above and what it reads at once. */
    private static final int BUFFER = 1 << 20;

    private final Watched text;
    private final CsvReader<Line> reader;
    private final LineHandler handler;
    private final Iterator<Line> lines;
    private final String encoding;
    private final List<String> header;
    private long rows;

    /**
     * A row.
     *
     * @param number from 1, the header not counted
     * @param width how many fields it has
     * @param fields those that are wanted and within its width
     * @param tooLarge whether the wanted fields are more than is kept
     * @param severalLines whether it goes over more than one line of the file
     */
    record Line(long number, int width, Map<Integer, String> fields, boolean tooLarge, boolean severalLines) {}

    /**
     * Reads the header.
     *
     * @throws UnreadableException when the file cannot be read that far
     * @throws IOException when its bytes cannot be read
     */
    @SuppressWarnings("removal") // one stray quote must not end an import, and fastcsv names no other way
    CsvTable(InputStream bytes, Dialect dialect) throws IOException {
        Encoded encoded = Encoded.of(bytes, dialect.charset());
        this.encoding = encoded.name();
        this.text = new Watched(encoded.reader());
        skipLines(text, dialect.skip());
        this.handler = new LineHandler();
        this.reader = CsvReader.builder()
                .fieldSeparator(dialect.separator())
                .quoteCharacter(dialect.quote())
                .commentStrategy(dialect.comment() == null ? CommentStrategy.NONE : CommentStrategy.SKIP)
                .commentCharacter(dialect.comment() == null ? '#' : dialect.comment())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .maxBufferSize(BUFFER)
                .build(handler, text);
        this.lines = reader.iterator();
        this.header = dialect.header().isEmpty() ? readHeader() : dialect.header();
    }

    private static void skipLines(Reader text, int lines) throws IOException {
        int left = lines;
        for (int c = 0; left > 0 && c >= 0; ) {
            c = text.read();
            left -= c == '\n' ? 1 : 0;
        }
    }

    private List<String> readHeader() throws IOException {
        handler.wantAll();
        Line line = fetch(0);
        handler.want(Set.of());
        if (line == null) {
            return List.of();
        }
        if (line.width() > MOST_COLUMNS) {
            throw new UnreadableException(
                    Flaw.ofHeader(null, "has more than " + MOST_COLUMNS + " columns; is the separator right?"));
        }
        if (line.tooLarge()) {
            throw new UnreadableException(
                    Flaw.ofHeader(null, "is larger than " + LineHandler.MOST_KEPT + " characters"));
        }
        if (line.fields().values().stream().anyMatch(name -> name.indexOf('\0') >= 0)) {
            throw new UnreadableException(Flaw.ofHeader(null, "holds NULs; say the encoding in the mapping"));
        }
        return line.fields().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(name -> name.getValue().strip())
                .toList();
    }

    /** The names of the columns, without spaces around them; empty when the file holds nothing. */
    List<String> header() {
        return header;
    }

    /** The name of its encoding. */
    String encoding() {
        return encoding;
    }

    /** From now on rows keep the fields of these columns, by their places from 0. */
    void want(Set<Integer> columns) {
        handler.want(columns);
    }

    /**
     * The next row, null behind the last.
     *
     * @throws UnreadableException when nothing behind the last one can be read
     * @throws IOException when its bytes cannot be read
     */
    @Nullable
    Line next() throws IOException {
        Line line = fetch(rows + 1);
        rows += line == null ? 0 : 1;
        return line;
    }

    private @Nullable Line fetch(long number) throws IOException {
        handler.begin(number);
        try {
            return lines.hasNext() ? lines.next() : null;
        } catch (CsvParseException | UncheckedIOException e) {
            UnreadableException unreadable = UnreadableException.within(e);
            if (unreadable != null) {
                throw unreadable;
            }
            if (e.getCause() instanceof IOException bytes) {
                throw bytes;
            }
            String column = String.valueOf(handler.width() + 1);
            // the parser has run out of input, or out of room
            String reason = text.ended
                    ? "has a quote that is never closed"
                    : "is larger than " + MOST_CHARACTERS + " characters; is a quote never closed?";
            throw new UnreadableException(new Flaw(number, column, reason));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Knows whether it was read to its end. */
    private static final class Watched extends FilterReader {
        private boolean ended;

        Watched(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            ended |= read < 0;
            return read;
        }
    }
}
