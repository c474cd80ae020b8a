package dev.tandem.ingest.imports;

import org.jspecify.annotations.Nullable;

/**
 * Why a file is refused as a whole.
 *
 * @param row its number, from 1, the header not counted; 0 when it is the header, negative when it is about the file
 * @param column its name where the mapping has one for it, else its number; null when it is about no column
 * @param reason without subject, never quoting a value
 */
public record Flaw(long row, @Nullable String column, String reason) {
    /** Something that is wrong with the file as such. */
    static Flaw ofFile(String reason) {
        return new Flaw(-1, null, reason);
    }

    /** Something that is wrong with the header. */
    static Flaw ofHeader(@Nullable String column, String reason) {
        return new Flaw(0, column, reason);
    }

    /** With its place in front, for people. */
    public String sentence() {
        String place = row < 0 ? "the file" : row == 0 ? "the header" : "row " + row;
        return place + (column == null ? " " : ", column " + column + ", ") + reason;
    }
}
