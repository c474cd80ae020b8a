package dev.tandem.ingest.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a file. */
public sealed interface ImportOutcome {
    /**
     * It was read to its end, and what it holds is safe.
     *
     * @param rows how many there were, the header not counted
     * @param accepted rows whose every event was accepted
     * @param rejected the others
     * @param reasons why, the first 1,000 of them
     */
    record Done(long rows, long accepted, long rejected, List<Reason> reasons) implements ImportOutcome {}

    /** It lacks columns that the mapping needs; nothing was taken. */
    record MissingColumns(List<String> names) implements ImportOutcome {}

    /** It holds nothing, not even a header. */
    record Empty() implements ImportOutcome {}

    /**
     * Why a row was rejected.
     *
     * @param row its number in the file, from 1, the header not counted
     * @param column where, null when it is about the row
     * @param reason without subject, never quoting a value
     */
    record Reason(long row, @Nullable String column, String reason) {}
}
