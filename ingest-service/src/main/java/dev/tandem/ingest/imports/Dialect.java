package dev.tandem.ingest.imports;

import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a file are written.
 *
 * @param quote around fields; {@link #NO_QUOTE} when there is none
 * @param comment with which a line begins that does not count
 * @param charset of a file that does not begin with a mark of it
 * @param skip lines before the header
 * @param header names of the columns, empty when the file has a header
 */
record Dialect(
        char separator, char quote, @Nullable Character comment, Charset charset, int skip, List<String> header) {
    /** A character that no file can hold, so that nothing is a quote. */
    static final char NO_QUOTE = '\uffff';

    static final int MOST_SKIPPED = 1000;

    Dialect {
        header = List.copyOf(header);
    }

    Dialect in(Charset other) {
        return new Dialect(separator, quote, comment, other, skip, header);
    }
}
