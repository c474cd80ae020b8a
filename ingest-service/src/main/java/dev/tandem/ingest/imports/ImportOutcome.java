package dev.tandem.ingest.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of a file. */
public sealed interface ImportOutcome {
    /**
     * It was read to its end, and what it holds is safe.
     *
     * @param rows how many there were, the header and rows before {@code from_row} not counted
     * @param accepted rows whose every event was accepted
     * @param rejected the others
     * @param reasons why, the first 1,000 of them
     * @param alreadySafe of the rows, those that an earlier import of the same file had brought to safety before it was
     *     broken off, so that they were not sent again
     * @param preview only of a dry run: nothing was sent, and this is what would have been
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Done(
            long rows,
            long accepted,
            long rejected,
            List<Reason> reasons,
            long alreadySafe,
            @Nullable Preview preview) implements ImportOutcome {}

    /** It lacks columns that the mapping needs; nothing was taken. */
    record MissingColumns(List<String> names) implements ImportOutcome {}

    /** It cannot be read, or not without doubt; nothing was taken. */
    record Refused(List<Flaw> flaws) implements ImportOutcome {}

    /** It holds nothing, not even a header. */
    record Empty() implements ImportOutcome {}

    /** The same file is being imported now. */
    record Running() implements ImportOutcome {}

    /**
     * Why a row was rejected.
     *
     * @param row its number in the file, from 1, the header not counted
     * @param column where, null when it is about the row
     * @param reason without subject, never quoting a value
     */
    record Reason(long row, @Nullable String column, String reason) {}

    /**
     * What an import would do.
     *
     * @param encoding of the file
     * @param read the columns that are read
     * @param ignored how many others there are
     * @param orders which of two numbers is the day, by column, where the file had to tell
     * @param rows what the first rows become
     */
    record Preview(
            String encoding, List<String> read, int ignored, Map<String, String> orders, List<PreviewRow> rows) {}

    /** What a row becomes. */
    record PreviewRow(long row, List<PreviewEvent> events) {}

    /**
     * An event as it would be sent, the customer as a pseudonym already.
     *
     * @param data as JSON
     */
    record PreviewEvent(
            String id,
            String source,
            String type,
            Instant time,
            @JsonRawValue String data) {}
}
