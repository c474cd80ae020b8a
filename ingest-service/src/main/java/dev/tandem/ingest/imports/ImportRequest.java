package dev.tandem.ingest.imports;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be imported.
 *
 * @param organisation whose rows these are
 * @param firstRow the number of its first row, when it is a part of a file
 * @param fromRow rows before this one are passed over; null to go on where an earlier import of the file was broken off
 * @param dryRun whether nothing is sent
 * @param encoding of a file without a byte order mark, null when the mapping says it
 * @param gzipped whether the sender says that it is gzip
 */
public record ImportRequest(
        String organisation,
        long firstRow,
        @Nullable Long fromRow,
        boolean dryRun,
        @Nullable Charset encoding,
        boolean gzipped) {
    /** All of a file, as its mapping says. */
    public static ImportRequest of(String organisation) {
        return new ImportRequest(organisation, 1, null, false, null, false);
    }
}
